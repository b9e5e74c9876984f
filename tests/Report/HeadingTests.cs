using HvSim.Report;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class HeadingTests
{
    [Fact]
    public void Axes_that_end_alike_have_headings_that_differ() => Assert.Equal(
        ["web.cpu.weight", "sql.cpu.weight", "web guests"],
        AxisName.Headings(["guests.web.cpu.weight", "guests.sql.cpu.weight", "guests.web.count"]));

    [Fact]
    public void Axis_alone_is_named_short()
    {
        Assert.Equal(["guests"], AxisName.Headings(["guests.web.count"]));
        Assert.Equal(["hypervisor.slice"], AxisName.Headings(["host.hypervisor.slice"]));
    }
}
