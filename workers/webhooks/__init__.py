"""Webhooks: a portal is told what became of the applications that it sent.

The ledger's event log is the outbox: ``outbox.fan_out`` walks it behind a cursor and makes a
delivery for each subscription that an event concerns, in one transaction. ``deliver`` sends what is
due, signed, to public addresses only, and tries again with growing pauses.
"""
