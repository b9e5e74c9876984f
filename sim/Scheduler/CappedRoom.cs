using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>The virtual processors that have used up their limits; all leave at the start of the next aligned period.</summary>
internal sealed class CappedRoom
{
    private readonly Simulation _simulation;
    private readonly Action<Member> _released;
    private readonly Alarm _nextPeriod;
    private readonly List<Member> _capped = [];

    /// <summary>An empty room.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="released">Is told about everyone who leaves, ready again.</param>
    public CappedRoom(Simulation simulation, Action<Member> released)
    {
        _simulation = simulation;
        _released = released;
        _nextPeriod = simulation.CreateAlarm("limit period", OnNextPeriod);
    }

    /// <summary>Counts the runs of an account's members until now, and holds back those who have used up what they may.</summary>
    public void CapUsedUp(Account account)
    {
        foreach (var member in account.Members)
        {
            if (!member.IsRunning)
                continue;
            member.CountUntil(_simulation.Now);
            if (member.IsUsedUp(_simulation.Now))
                Cap(member);
        }
    }

    /// <summary>Holds one back that waits, or that runs.</summary>
    public void Cap(Member member)
    {
        if (member.IsRunning)
            member.EndRun(_simulation.Now);
        member.Processor.Cap();
        _capped.Add(member);
        if (!_nextPeriod.IsSet)
            _nextPeriod.Set(member.NextPeriod(_simulation.Now));
    }

    private void OnNextPeriod()
    {
        foreach (var member in _capped)
        {
            member.Processor.Uncap();
            _released(member);
        }
        _capped.Clear();
    }
}
