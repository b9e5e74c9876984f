using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>How busy the stages are that transfers of guests go through.</summary>
internal static class IoWords
{
    private const double LeastShare = 0.5;

    /// <summary>
    /// <c>I/O: strained: busiest root virtual processor 81.2 % busy (above 75 %); ssd0 79.4 % busy, its interrupts wait or are
    /// handled 100 % of the time; busiest storage channel 35.9 %.</c> Stages that have next to nothing to do are left out; empty
    /// where the scenario has neither devices nor adapters.
    /// </summary>
    public static string Of(PointResult point)
    {
        if (point.IoVerdict is not { } verdict)
            return "";
        var stages = Evidence(point) is { } busy ? $"; {busy}" : "";
        return $"I/O: {RunWords.Health(verdict.Health)}: {verdict.Evidence}{stages}.";
    }

    /// <summary>What is at its limit where there is no steady state; empty where that is no stage of I/O.</summary>
    public static string AtLimit(PointResult point) =>
        SaturatedIo.At(point) is { Count: > 0 } stages ? $"At its limit: {Lists.And(stages)}." : "";

    /// <summary>The same without its ends; null where no stage has anything to do.</summary>
    public static string? Evidence(PointResult point)
    {
        var stages = new List<string>();
        foreach (var device in point.Scenario?.Host.Storage ?? [])
            Add(device.Name, StorageMetrics.DeviceBusy, StorageMetrics.CompletionBusy);
        foreach (var adapter in point.Scenario?.Host.Network ?? [])
            Add(adapter.Name, NetworkMetrics.WireBusy, NetworkMetrics.InterruptBusy);
        if (Busy(StorageMetrics.ChannelBusy, "") is { } channel)
            stages.Add($"busiest storage channel {Readable.Percent(channel)} %");
        return stages.Count == 0 ? null : string.Join("; ", stages);

        void Add(string name, Metric busy, Metric interrupts)
        {
            var (whole, root) = (Busy(busy, name), Busy(interrupts, name));
            if (whole is null && root is null)
                return;
            stages.Add($"{name} {Readable.Percent(Share(busy, name) ?? 0)} % busy"
                + (root is null ? "" : $", its interrupts wait or are handled {Readable.Percent(root.Value)} % of the time"));
        }

        double? Busy(Metric metric, string name) => Share(metric, name) is > LeastShare and var share ? share : null;
        double? Share(Metric metric, string name) => point.Reading(metric.Name, name, Statistic.Mean)?.Value;
    }
}
