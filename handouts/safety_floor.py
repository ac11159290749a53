def with_shipped_safety(draft):
    return draft, []
