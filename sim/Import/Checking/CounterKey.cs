namespace HvSim.Import.Checking;

/// <summary>A counter of a host of Hyper-V, its instances put together by what they belong to.</summary>
/// <param name="Object">Object, such as <c>Hyper-V Hypervisor Virtual Processor</c>.</param>
/// <param name="Counter">Counter, such as <c>% Guest Run Time</c>.</param>
/// <param name="Guest">The guest; empty for the host, <see cref="AllGuests"/> for all of them.</param>
public readonly record struct CounterKey(string Object, string Counter, string Guest)
{
    /// <summary>Stands for all guests together.</summary>
    public const string AllGuests = "all guests";

    /// <summary>
    /// Whether the instances of a counter add up, as counts per second and memory do; shares of time, pressures and latencies are
    /// averaged.
    /// </summary>
    internal bool IsSum => Counter.EndsWith("/sec", StringComparison.OrdinalIgnoreCase)
        || (Object == "Hyper-V Dynamic Memory VM" && !Counter.Contains("Pressure", StringComparison.Ordinal));
}
