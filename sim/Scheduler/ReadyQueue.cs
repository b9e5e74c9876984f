namespace HvSim.Scheduler;

/// <summary>
/// Virtual processors that are ready, the least key first and first-in first-out among equal keys. A binary heap that knows where each
/// member is, so that any member can leave.
/// </summary>
internal sealed class ReadyQueue(int[] positions)
{
    private const int Absent = -1;

    private Entry[] _entries = new Entry[8];
    private long _arrivals;

    public int Count { get; private set; }

    /// <summary>Key of the first member; <see cref="long.MaxValue"/> when there is none.</summary>
    public long FirstKey => Count == 0 ? long.MaxValue : _entries[0].Key;

    /// <summary>The first member; there must be one.</summary>
    public Account First => _entries[0].Account;

    public static int[] PositionsFor(int members)
    {
        var positions = new int[members];
        Array.Fill(positions, Absent);
        return positions;
    }

    public void Add(Account account, long key)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, 2 * Count);
        SiftUp(Count++, new Entry(key, _arrivals++, account));
    }

    /// <summary>Removes a member; returns false where it is not one.</summary>
    public bool Remove(Account account)
    {
        var hole = positions[account.Number];
        if (hole == Absent)
            return false;
        positions[account.Number] = Absent;
        var moved = _entries[--Count];
        _entries[Count] = default;
        if (hole == Count)
            return true;
        if (hole > 0 && moved.ComesBefore(_entries[(hole - 1) / 2]))
            SiftUp(hole, moved);
        else
            SiftDown(hole, moved);
        return true;
    }

    private void SiftUp(int hole, Entry entry)
    {
        while (hole > 0)
        {
            var parent = (hole - 1) / 2;
            if (!entry.ComesBefore(_entries[parent]))
                break;
            Put(hole, _entries[parent]);
            hole = parent;
        }
        Put(hole, entry);
    }

    private void SiftDown(int hole, Entry entry)
    {
        while (true)
        {
            var child = (2 * hole) + 1;
            if (child >= Count)
                break;
            if (child + 1 < Count && _entries[child + 1].ComesBefore(_entries[child]))
                child++;
            if (!_entries[child].ComesBefore(entry))
                break;
            Put(hole, _entries[child]);
            hole = child;
        }
        Put(hole, entry);
    }

    private void Put(int position, Entry entry)
    {
        _entries[position] = entry;
        positions[entry.Account.Number] = position;
    }

    private readonly record struct Entry(long Key, long Arrival, Account Account)
    {
        public bool ComesBefore(Entry other) => Key != other.Key ? Key < other.Key : Arrival < other.Arrival;
    }
}
