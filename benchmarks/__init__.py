"""Benchmarks: how fast, how small and how lean handouts are made, beside Typst in the same run. See README.md."""
