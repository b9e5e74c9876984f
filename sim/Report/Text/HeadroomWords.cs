using System.Globalization;
using HvSim.Experiments;
using HvSim.Report.Files;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Text;

/// <summary>How far the answer is from what the file has, and what it means for several hosts of which some are lost.</summary>
internal static class HeadroomWords
{
    public static IEnumerable<string> Of(Study study)
    {
        if (StudyHeadroom.Of(study) is not { } headroom)
        {
            if (study.Cluster is not null)
                yield return "Nothing can be said of hosts that are lost: no number of guests is shown to keep every limit.";
            yield break;
        }
        var path = study.Axes[0];
        if (headroom.InFile is { } count && AxisName.CountsGuests(path))
            yield return $"The scenario has {Named(path, (long)count)}: {Room(headroom)}.";
        else if (headroom.InFile is { } value && headroom.RoomPercent is { } percent)
            yield return $"The scenario has {AxisName.Value(path, Value(value, headroom.Unit))}: {Share(headroom, percent)}.";
        if (headroom.Cluster is { } cluster)
            yield return Survivors(path, headroom, cluster) + Others(study, cluster);
    }

    private static string Room(Headroom headroom)
    {
        var room = (long)headroom.Room!.Value;
        var percent = headroom.RoomPercent is { } share ? $", {Readable.Percent(Math.Abs(share))} %" : "";
        return room switch
        {
            0 when !headroom.IsAtLeast => "room for none more",
            < 0 when headroom.IsAtLeast => "more than the range goes up to",
            >= 0 => $"room for {(headroom.IsAtLeast ? "at least " : "")}{Text(room)} more{percent}",
            _ => $"{Text(-room)} too many{percent}",
        };
    }

    /// <summary>Room along an axis that counts no guests, in percent of the present value.</summary>
    private static string Share(Headroom headroom, double percent)
    {
        // Percent of percent would be read as the latter.
        var share = headroom.Unit == "%"
            ? $"{Readable.Percent(Math.Abs(headroom.Room!.Value))} points"
            : $"{Readable.Percent(Math.Abs(percent))} %";
        return percent switch
        {
            < 0 when headroom.IsAtLeast => "beyond the end of the range",
            0 when !headroom.IsAtLeast => $"room for nothing {(headroom.IsFalling ? "less" : "more")}",
            >= 0 => $"room for {(headroom.IsAtLeast ? "at least " : "")}{share} {(headroom.IsFalling ? "less" : "more")}",
            _ => $"{share} too {(headroom.IsFalling ? "little" : "much")}",
        };
    }

    private static string Survivors(string path, Headroom headroom, ClusterRoom cluster)
    {
        var left = cluster.Hosts - cluster.Lost;
        var hosts = left == 1 ? "the 1 host that is left holds" : $"the {left} hosts that are left hold";
        var after = left == 1 ? "" : $", at most {Text(cluster.PerHostAfter)} each";
        var bound = headroom.IsAtLeast ? "at least" : "at most";
        return $"With {cluster.Hosts} such hosts of which {cluster.Lost} may be lost, each may hold {bound} "
            + $"{Named(path, cluster.PerHost)}: {hosts} all {Text(cluster.PerHost * cluster.Hosts)} then{after}"
            + $"{AgainstFile(headroom, cluster)}.";
    }

    /// <summary>What the file has against what a host may hold so that others can be lost.</summary>
    private static string AgainstFile(Headroom headroom, ClusterRoom cluster)
    {
        if (headroom.InFile is not { } count)
            return "";
        var room = headroom with { Answer = cluster.PerHost };
        return room switch
        {
            { Room: >= 0 } => $"; the scenario has {Room(room)}",
            { IsAtLeast: true } => $"; whether the {Text((long)count)} of the scenario do, "
                + $"only a range up to {Text(cluster.Fullest((long)count))} tells",
            _ => $"; the scenario has {Room(room)}, for that",
        };
    }

    /// <summary>What the axis does not count has to go somewhere, too.</summary>
    private static string Others(Study study, ClusterRoom cluster)
    {
        var counted = GuestAxis.Counted(study.Axes[0], study.Loaded.Scenario);
        var others = study.Loaded.Scenario.Guests
            .Where(guest => guest.Count > 0 && guest.Workload is not IdleWorkload && !counted.Contains(guest.Name))
            .Select(guest => $"{Text(guest.Count)} {guest.Name}")
            .ToList();
        var lost = cluster.Lost == 1 ? "the lost host" : "each lost host";
        return others.Count == 0 ? "" : $" The other guests of {lost} ({Lists.And(others)}) are not counted in this.";
    }

    private static string Named(string path, long count) => AxisName.Value(path, Text(count));

    private static string Value(double value, string unit) =>
        unit.Length == 0 ? Figure.Text(value) : $"{Figure.Text(value)} {unit}";

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
