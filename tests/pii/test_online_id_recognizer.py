"""ONLINE_ID: a table of hits and near-misses."""

import pytest

HITS = [
    ("DM på Instagram, heter elin_pa_vift.", "elin_pa_vift"),
    ("Säljaren heter retro_hans på Tradera", "retro_hans"),
    ('called "sk8rmum" on Depop', "sk8rmum"),
    ("Skypa i stället: live:per.ostlund_3", "live:per.ostlund_3"),
    ("Battletag Kräftan#21733, region EU", "Kräftan#21733"),
    ("Requester: a0417731", "a0417731"),
    ("GitHub-käyttäjälle suopursu-dev tarvitaan", "suopursu-dev"),
    ("Kirjautumisnimi on sama kuin ennen eli sirkka-44.", "sirkka-44"),
    ("Hiya, PetrolPete from the owners' club here", "PetrolPete"),
    ("poistakaa marski_x:n kommentit", "marski_x"),
    ("lösenordet för EKAHJO01?", "EKAHJO01"),
    ("Login (your staff number with a w in front): w118204", "w118204"),
    ("linked to my account (wistful-otter) and", "wistful-otter"),
    ("Kirjaudun nimellä VeikkoVaari, mutta", "VeikkoVaari"),
    ("gamertag from NorthernRain 88 to", "NorthernRain 88"),
    ("https://orcid.org/0000-0002-4417-9083", "https://orcid.org/0000-0002-4417-9083"),
    ("Köparen rock_n_rolf betalade", "rock_n_rolf"),
    ("kopplat till profilen pendlar-pia, konto", "pendlar-pia"),
    ("ja nimim. MinttuKaneli09, kiitti", "MinttuKaneli09"),
    ("can someone reset kowalczykb on the vpn", "kowalczykb"),
    ("Användarnamn i systemet: DESHROHA.", "DESHROHA"),
    ("eller på wickr manu_cz", "manu_cz"),
    ("trailerin käyttäjältä PikkuPera ja", "PikkuPera"),
    ("I've tried tam_ruth71.", "tam_ruth71"),
    ("C:\\Users\\kalind is full", "kalind"),
    ('{"log": "C:\\\\Users\\\\kalind\\\\a.log"}', "kalind"),
    ("ls /Users/ehakala", "ehakala"),
    ("[09:12] vd_lillan: Hej", "vd_lillan"),
    ("File C:\\Users\\bengt.ost\\AppData\\x.log", "bengt.ost"),
    ("/home/ehakala/.cache is full", "ehakala"),
    ("linkedin.example/in/ailemagga", "linkedin.example/in/ailemagga"),
    ("My user is mollytrades.", "mollytrades"),
    ("my nick fanny.d_tre was ok", "fanny.d_tre"),
    ("change my username from drunken_moose", "drunken_moose"),
    ("Tunnus (ehdotus): praghuna", "praghuna"),
    ("tunnukseni portaalissa dace_oz. Lukitkaa.", "dace_oz"),
    ("Username annab: FI2112345600000785", "annab"),
    ("mitt namn i spelet va TrollmorGG", "TrollmorGG"),
    ("mikä on käyttäjätunnuksesi?\n[14.01. 10:03] Vieras: tintti_78", "tintti_78"),
    ("Verkkopankki sanoo että tunnus 71830499 on väärin", "71830499"),
    ("ett inlägg av Ulf_med_yxan", "Ulf_med_yxan"),
    ("Oma tunnukseni on ollut aina hillasuomela.", "hillasuomela"),
    ("på Blocket heter han LG_uthyrning_sthlm", "LG_uthyrning_sthlm"),
    ("student id s2310487, heter Wilma", "s2310487"),
    ("the nick PaddyInPajala on your forum", "PaddyInPajala"),
    ("my brothers acc jesse.k2011 got banned", "jesse.k2011"),
    ("Accepted publickey for deploy-anu from 10.20.8.44 port 41880", "deploy-anu"),
    ("<viktor_the_moose> hej på er", "viktor_the_moose"),
    ("min spelare är bannad, IGN xX_Nooriii_Xx", "xX_Nooriii_Xx"),
    ("Inloggnings-id AKAZ-7718.", "AKAZ-7718"),
    ("his login's okonchi", "okonchi"),
    ("snäpis: millaaaz.h", "millaaaz.h"),
    ("skriv till @annaberg_", "@annaberg_"),
    ("https://www.linkedin.com/in/anna-berg-123", "https://www.linkedin.com/in/anna-berg-123"),
    ("facebook.com/anna.berg", "facebook.com/anna.berg"),
    ("github.com/annab", "github.com/annab"),
    ("användarnamn: annab", "annab"),
    ("Mitt användarnamn är annaberg", "annaberg"),
    ("användarnamn annab, lösenord", "annab"),
    ("käyttäjätunnus mattiv", "mattiv"),
    ("käyttäjätunnukseni on matti.v", "matti.v"),
    ("username anna_b works", "anna_b"),
    ("login: anna.b", "anna.b"),
    ("inloggning annab12", "annab12"),
    ("instagram: annaberg", "annaberg"),
    ("https://x.com/annab", "https://x.com/annab"),
    ("Hej, kontot kalle_p är låst", "kalle_p"),
    ("inloggad som annaberg", "annaberg"),
    ("Tunnus: vsipila", "vsipila"),
    ("her login is rkuusela.", "rkuusela"),
    ("FIRMA\\akb12 kan inte logga in", "FIRMA\\akb12"),
    ("login user=pvartia src=10.1.1.1", "pvartia"),
    ('"actor": "sofia_admin"', "sofia_admin"),
    ("Discord: annab#1234", "annab#1234"),
    ("Skype: live:anna.b1", "live:anna.b1"),
    ("please close rkuusela77 today", "rkuusela77"),
    (
        "https://keskustelu.suomi24.fi/profiili/mattim",
        "https://keskustelu.suomi24.fi/profiili/mattim",
    ),
    ("@anna@mastodon.example", "@anna@mastodon.example"),
    ("vår admin jsund har slutat", "jsund"),
    ("can you merge dparker", "dparker"),
    ("Du hittar mig på GitHub som hfoster-dev", "hfoster-dev"),
    ("loggen visar svc_laskutus", "svc_laskutus"),
    ("192.0.2.1 - kalinds [13/Nov/2026:23:51:07 +0200]", "kalinds"),
    ("strava.com/athletes/88120011 aika", "strava.com/athletes/88120011"),
    ("banned: xX_Wolfie_Xx", "xX_Wolfie_Xx"),
]
MISSES = [
    "E-post: ok\nTel: nej\nE-post: saknas",
    "order_id: 4\nname: x\norder_id: 5",
    "As a user YouTube is slow",
    "säljaren MediaMarkt svarar inte",
    "I need to reset iPhone13",
    "Återställ ps5 och windows10",
    "Käyttäjätunnus palvelussa: hukassa",
    "router reset x3, light red",
    "reset the password please",
    "user friendly-looking page",
    "köparen Svensson-Berg",
    "error_code: 5\nreason: none",
    "see page_12 and file_v2",
    "https://www.example.com/home/products/chairs",
    "POST /users/login/ 401",
    "open /home/products/chairs",
    "C:\\Users\\Administrator\\a.txt",
    "[10:15:31] error_code: 4",
    "[10:15:31] eth0: link up",
    "[10:15] kund1: hej",
    "[09:12] Support: hej",
    "[09:12:31] retry: 3",
    "C:\\Users\\Public\\Documents\\a.txt",
    "/home/runner/work",
    "my user is disabled",
    "Username (not email): required",
    "Käyttäjätunnus (vanha): poistettu",
    "reply by 5pm",
    "post from TV4",
    "Pankista tuli ilmoitus, tilaustunnus 7654321",
    "Username?\nHanna: unohdin",
    "a text message from PostNord",
    "Nya kontot för familjen: FI1917453000218448.",
    "ruotsalainen hlönumero 20000624",
    "ajoneuvon rek.tunnus",
    "reset my password for salesforce from home",
    "facebook tilini on kaapattu",
    "Failed password for root from here",
    "<br> och <div> i texten",
    "mitt konto byttes i går",
    "min inloggning fungerar inte",
    "användarnamn saknas",
    "username is wrong",
    "anna@firma.example",
    "login to the portal",
    "linkedin.com/company/softone",
    "tunnus: 207439",
    "käyttäjätunnus puuttuu.",
    "a@b",
    "användaren kan inte logga in",
    "tilini pysyköön",
    "käyttäjätunnus unohtui",
    "username is required",
    "Y-tunnus puuttuu",
    "https://github.com/firma/projekt/issues/12",
    "C:\\Windows\\System32",
    "@Override public",
    "Use @Transactional on the service",
    "Hi iPhone here, OneDrive on the community forum",
    "linux:n, whatsapp:n ja office365:n",
    "Ticket#12345, SKU#55555",
    "username is in ticket inc-12345",
    "lösenordet för Excel2016",
    "office365 on Teams",
    "profile is read_only",
    "Assignee: inc12345",
    "go live:production",
    "sivuston posti.fi:n mukaan",
    "pdf:n lataus, bluetooth:lla",
    "password for Windows",
    "skrev som svar på mejlet",
    "konto (privat)",
    "kom igång med WinUI3",
    "facebook pixel on the page",
    "konto: privat",
    "Nick Hornby is here",
    "html och https",
    "fältet mshr_hcmworkerbaseentityid",
    "@support please help",
    "192.0.2.1 - - [13/Nov/2026:23:51:07 +0200]",
    "1 - Oslo [10/Oct/2023:13:55]",
]


def test_who_begins_two_lines_is_a_user(found):
    text = "sk8r_otso: hi\nJenna: hello\nsk8r_otso: bye"
    assert found(text, "ONLINE_ID") == ["sk8r_otso", "sk8r_otso"]
    text = "[14:02] tompa.k: hej\n[14:03] Jessika: hej\n[14:04] tompa.k: ja"
    assert found(text, "ONLINE_ID") == ["tompa.k", "tompa.k"]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_user_name_handle_or_profile_link_is_found(found, text, value):
    assert found(text, "ONLINE_ID") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_words_about_logging_in_stay(found, text):
    assert found(text, "ONLINE_ID") == []


def test_a_list_and_a_table_under_a_heading_are_user_names(found):
    text = "Users:\n- rkuusela\n- vsipila\n\nthanks"
    assert found(text, "ONLINE_ID") == ["rkuusela", "vsipila"]
    table = "Avdelning\tUser\nEkonomi\tsecau\nLager\tdifer2"
    assert found(table, "ONLINE_ID") == ["secau", "difer2"]


def test_what_is_made_like_a_user_name_of_the_text_is_one(found):
    text = "Requester: a0417731\nsee a0398820 and room b12"
    assert found(text, "ONLINE_ID") == ["a0417731", "a0398820"]


def test_a_user_name_found_once_is_found_where_it_stands_alone(found):
    text = "användare svelin_k är låst. Det är jag som är svelin_k"
    assert found(text, "ONLINE_ID") == ["svelin_k", "svelin_k"]
