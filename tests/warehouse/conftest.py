"""Fixtures of the warehouse's tests."""

from tests.warehouse.reports import invented

__all__ = ["invented"]
