using HvSim.Experiments;
using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class PointChoiceTests
{
    [Fact]
    public void Few_points_are_all_shown() => Assert.Equal(6, PointChoice.Of(FabricatedStudies.Found(), 1).Count);

    [Fact]
    public void Search_shows_its_edge_the_first_point_and_neighbours_in_order() => Assert.Equal(
        ["1", "12", "13", "14", "15"], Shown(PointChoice.Of(FabricatedStudies.ManyClasses(), 3)));

    [Fact]
    public void Even_many_rows_leave_the_edge_and_the_first_point() => Assert.Equal(
        ["1", "13", "14"], Shown(PointChoice.Of(FabricatedStudies.ManyClasses(), 100)));

    [Fact]
    public void Sweep_without_a_search_shows_its_ends_and_where_the_verdict_changes()
    {
        PointResult[] points =
        [
            .. Enumerable.Range(1, 40).Select(i =>
                FabricatedPoints.Steady(i, 20 + i, 1, i, i, HostHealth.EfficientlyProvisioned)),
        ];
        var shown = Shown(PointChoice.Of(FabricatedStudies.Sweep(points, null), 2));

        // 29 keeps 50 ms (49 +- 1), 30 is undecided (50 +- 1), 31 is too (51 +- 1 reaches down to it), 32 breaks.
        Assert.Equal(8, shown.Count);
        Assert.Equal(["1", "28", "29", "30", "31", "32", "33", "40"], shown);
    }

    private static List<string> Shown(IReadOnlyList<PointResult> points) => [.. points.Select(p => p.Coordinates[0].Value)];
}
