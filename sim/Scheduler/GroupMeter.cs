using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>
/// How much of its cap a CPU group has used in the present aligned period. The more of its members run, the sooner it is used up:
/// the alarm is moved whenever one begins or ends. What is left and does not last a nanosecond for each of them is given up, so
/// that the cap is never exceeded.
/// </summary>
internal sealed class GroupMeter
{
    private readonly Simulation _simulation;
    private readonly Duration _period;
    private readonly Duration _allowance;
    private readonly bool _isUnlimited;
    private readonly Alarm _used;
    private Duration _left;
    private Instant _asOf;
    private bool _isUsedUp;
    private int _running;

    /// <param name="simulation">The run.</param>
    /// <param name="name">Name of the group.</param>
    /// <param name="capacity">Logical processors that the members may use together, on average over a period.</param>
    /// <param name="isUnlimited">Whether the cap bounds nothing, since no more members can run than it allows.</param>
    /// <param name="period">Length of the aligned periods.</param>
    /// <param name="usedUp">Is told when the members have to be held back.</param>
    public GroupMeter(
        Simulation simulation, string name, double capacity, bool isUnlimited, Duration period, Action<GroupMeter> usedUp)
    {
        _simulation = simulation;
        _period = period;
        _allowance = period.MultipliedBy(capacity);
        _left = _allowance;
        _isUnlimited = isUnlimited;
        _used = simulation.CreateAlarm($"CPU group {name}", () => OnUsedUp(usedUp));
    }

    /// <summary>Everyone whom the cap bounds.</summary>
    public List<Member> Members { get; } = [];

    /// <summary>Whether nothing is left in this period.</summary>
    public bool IsUsedUp(Instant now)
    {
        Settle(now);
        return _isUsedUp;
    }

    public void Began(Instant now) => Change(now, +1);

    public void Ended(Instant now) => Change(now, -1);

    private void Change(Instant now, int change)
    {
        if (_isUnlimited)
            return;
        Settle(now);
        _running += change;
        var end = Boundary(now);
        if (_running > 0 && !_isUsedUp && _left / _running < end - now)
            _used.Set(now + (_left / _running));
        else if (_running > 0 && !_isUsedUp && _allowance / _running < _period)
            _used.Set(end + (_allowance / _running));
        else
            _used.Cancel();
    }

    private void Settle(Instant now)
    {
        var begin = Boundary(_asOf);
        if (now >= begin)
        {
            _left = _allowance;
            _isUsedUp = false;
            _asOf = Boundary(now) - _period;
        }
        _left -= (now - _asOf) * _running;
        _asOf = now;
    }

    private void OnUsedUp(Action<GroupMeter> usedUp)
    {
        Settle(_simulation.Now);
        _isUsedUp = true;
        usedUp(this);
    }

    private Instant Boundary(Instant now) =>
        Instant.FromNanoseconds(((now.Nanoseconds / _period.Nanoseconds) + 1) * _period.Nanoseconds);
}
