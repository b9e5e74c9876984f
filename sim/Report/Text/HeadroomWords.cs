using System.Globalization;
using HvSim.Experiments;
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
                yield return "Nothing can be said of hosts that are lost: no number of guests is sure to keep every limit.";
            yield break;
        }
        var path = study.Axes[0];
        if (headroom.InFile is { } count)
            yield return $"The scenario has {Named(path, count)}: {Room(headroom)}.";
        if (headroom.Cluster is { } cluster)
            yield return Survivors(path, headroom, cluster) + Others(study, cluster);
    }

    private static string Room(Headroom headroom)
    {
        var room = headroom.Room!.Value;
        var percent = headroom.RoomPercent is { } share ? $", {Readable.Percent(Math.Abs(share))} %" : "";
        return room switch
        {
            0 when !headroom.IsAtLeast => "room for none more",
            >= 0 => $"room for {(headroom.IsAtLeast ? "at least " : "")}{Text(room)} more{percent}",
            _ => $"{Text(-room)} too many{percent}",
        };
    }

    private static string Survivors(string path, Headroom headroom, ClusterRoom cluster)
    {
        var left = cluster.Hosts - cluster.Lost;
        var hosts = left == 1 ? "the 1 host that is left holds" : $"the {left} hosts that are left hold";
        var inFile = headroom.InFile is { } count && count > cluster.PerHost
            ? $"; the scenario has {Text(count - cluster.PerHost)} too many for that"
            : "";
        return $"With {cluster.Hosts} such hosts of which {cluster.Lost} may be lost, each may hold at most "
            + $"{Named(path, cluster.PerHost)}: {hosts} all {Text(cluster.PerHost * cluster.Hosts)} then, "
            + $"{(left == 1 ? "" : "at most ")}{Text(cluster.PerHostAfter)}{(left == 1 ? "" : " each")}{inFile}.";
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

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
