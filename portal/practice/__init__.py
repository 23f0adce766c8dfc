"""Practising what a council does; nothing of it is ever stored."""
