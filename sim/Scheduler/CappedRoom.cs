using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>The virtual processors that have used up their limits; all leave at the start of the next aligned period.</summary>
internal sealed class CappedRoom
{
    private readonly Simulation _simulation;
    private readonly Action<Account> _released;
    private readonly Alarm _nextPeriod;
    private readonly List<Account> _capped = [];

    /// <summary>An empty room.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="released">Is told about everyone who leaves, ready again.</param>
    public CappedRoom(Simulation simulation, Action<Account> released)
    {
        _simulation = simulation;
        _released = released;
        _nextPeriod = simulation.CreateAlarm("limit period", OnNextPeriod);
    }

    public void Cap(Account account)
    {
        account.Processor.Cap();
        _capped.Add(account);
        if (!_nextPeriod.IsSet)
            _nextPeriod.Set(account.Limit.NextBoundary(_simulation.Now));
    }

    private void OnNextPeriod()
    {
        foreach (var account in _capped)
        {
            account.Processor.Uncap();
            _released(account);
        }
        _capped.Clear();
    }
}
