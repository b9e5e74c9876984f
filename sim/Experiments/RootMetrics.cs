namespace HvSim.Experiments;

/// <summary>How busy the root partition's virtual processors are, which do the root partition's part of every transfer.</summary>
public static class RootMetrics
{
    private const string IsNative = "there is no root partition";

    /// <summary>How busy they are on average.</summary>
    public static Metric RunTime { get; } = new("root-run-time", "%",
        "Share of the time of the root partition's virtual processors that they run, hypervisor time on their behalf and waking included "
        + "(Hyper-V Hypervisor Root Virtual Processor, _Total: % Total Run Time).");

    /// <summary>How busy the busiest of them is.</summary>
    public static Metric BusiestRunTime { get; } = new("root-run-time-busiest", "%",
        "The same of the root partition's busiest virtual processor, which can be another one in each replication "
        + "(Hyper-V Hypervisor Root Virtual Processor: % Total Run Time).");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = [RunTime, BusiestRunTime];

    internal static void Take(ReadingList list)
    {
        list.AddMean(RunTime, "", Statistic.Mean, "",
            run => run.Host.Root.Count is > 0 and var count ? 100 * (run.Host.Root.Running / run.Window) / count : null, IsNative);
        list.AddMean(BusiestRunTime, "", Statistic.Mean, "",
            run => run.Host.Root.Count > 0 ? 100 * run.Host.BusiestRoot : null, IsNative);
    }
}
