"""How fast it is: a message through the whole system, and the batch job on 100,000 cases."""
