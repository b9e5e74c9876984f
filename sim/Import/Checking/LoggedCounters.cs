namespace HvSim.Import.Checking;

/// <summary>What the logs of a host say, to lay beside what is simulated.</summary>
public sealed class LoggedCounters
{
    internal LoggedCounters(
        IReadOnlyDictionary<CounterKey, double> means, IReadOnlyDictionary<CounterKey, CounterTimes> times,
        IReadOnlyList<CounterKey> unread)
    {
        Means = means;
        Times = times;
        Unread = unread;
    }

    /// <summary>Means over the times in which there are values.</summary>
    public IReadOnlyDictionary<CounterKey, double> Means { get; }

    /// <summary>Counters in the logs that are not compared, whatever is simulated: object and counter, in their order.</summary>
    public IReadOnlyList<CounterKey> Unread { get; }

    /// <summary>When there are values.</summary>
    internal IReadOnlyDictionary<CounterKey, CounterTimes> Times { get; }
}
