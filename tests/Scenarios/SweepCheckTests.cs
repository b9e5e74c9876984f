using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Sweeps that cannot be.</summary>
public sealed class SweepCheckTests
{
    [Theory]
    [InlineData(
        "objectives:\n  - { guest: web, metric: response-time, statistic: p95, limit: 50 ms }\n",
        "sweep: { axes: { guests.web.count: 1..4 }, find: overload }\n",
        "14:50: sweep.find: a search for the overload needs an objective that can break. Add one under "
            + "'objectives'.")]
    [InlineData("run: {", "sweep: { axes: { host.hypervisor.wakePreemption: [false, true] }, find: overload }\nrun: {",
        "16:73: sweep.find: a search for the overload goes along values that can be ranked, and "
            + "'host.hypervisor.wakePreemption' is a matter of yes or no. Vary a number, a time, a rate or a percentage, or "
            + "write 'find: none'.")]
    [InlineData("run: {", "sweep: { axes: { run.warmup: [1 s, 2 s] }, find: overload }\nrun: {",
        "16:50: sweep.find: a search for the overload goes along what loads the host, and 'run.warmup' only says how to "
            + "simulate. Vary another value, or write 'find: none'.")]
    [InlineData("run: {",
        "sweep: { axes: { guests.web.count: 1..3, host.hypervisor.slice: 1 ms..5 ms }, combine: zipped }\nrun: {",
        "16:65: sweep.axes[host.hypervisor.slice]: the axes are zipped, and this one has 5 values while 'guests.web.count' has "
            + "3. Give all axes as many values, or write 'combine: cartesian'.")]
    [InlineData("run: {", "sweep: { axes: { host.hypervisor.slice: 1 ms..1 s:1 ms } }\nrun: {",
        "16:41: sweep.axes[host.hypervisor.slice]: '1 ms..1 s:1 ms' has different units at its ends. Write a range such as "
            + "'4..80', '4..80:4' or '20 /s..200 /s:20 /s', or a list such as [1, 2, 4].")]
    [InlineData("run: {", "sweep: { axes: { host.hypervisor.slice: 1 ms..5 ms:1 } }\nrun: {",
        "16:41: sweep.axes[host.hypervisor.slice]: '1 ms..5 ms:1' has another unit at its step than at its ends. Write a "
            + "range such as '4..80', '4..80:4' or '20 /s..200 /s:20 /s', or a list such as [1, 2, 4].")]
    [InlineData("run: {", "sweep: { axes: { host.hypervisor.slice: 0.5 ms..5 ms } }\nrun: {",
        "16:41: sweep.axes[host.hypervisor.slice]: '0.5 ms..5 ms' needs a step, since its ends are no whole numbers. Write a "
            + "range such as '4..80', '4..80:4' or '20 /s..200 /s:20 /s', or a list such as [1, 2, 4].")]
    [InlineData("run: {", "sweep: { axes: { guests.wbe.count: 1..4 } }\nrun: {",
        "16:36: sweep.axes[guests.wbe.count]: the scenario has no single value with this path. Did you mean "
            + "'guests.web.count'?")]
    [InlineData("run: {", "sweep: { axes: { guests.web: 1..4 } }\nrun: {",
        "16:30: sweep.axes[guests.web]: this path names a group of values, and an axis varies a single one. Vary one of "
            + "them, such as 'guests.web.count'.")]
    [InlineData("run: {", "sweep: { axes: { host.hypervisor: [none] } }\nrun: {",
        "16:35: sweep.axes[host.hypervisor]: this path names a group of values, and an axis varies a single one. Batch work "
            + "is compared with a run without a hypervisor by itself, as its stretch. For other work run the scenario a second "
            + "time with '--set host.hypervisor=none' and another '--out'.")]
    [InlineData("run: {", "sweep: { axes: { guests.web.count: 4..1 } }\nrun: {",
        "16:36: sweep.axes[guests.web.count]: '4..1' ends below its beginning. Write a range such as '4..80', "
            + "'4..80:4' or '20 /s..200 /s:20 /s', or a list such as [1, 2, 4].")]
    [InlineData("run: {", "sweep: { axes: { guests.web.count: 1..4:0 } }\nrun: {",
        "16:36: sweep.axes[guests.web.count]: '1..4:0' has a step that is not a number above 0. Write a "
            + "range such as '4..80', '4..80:4' or '20 /s..200 /s:20 /s', or a list such as [1, 2, 4].")]
    [InlineData("run: {", "sweep: { axes: { guests.web.count: a..b } }\nrun: {",
        "16:36: sweep.axes[guests.web.count]: 'a..b' is not a range of numbers. Write a range such as "
            + "'4..80', '4..80:4' or '20 /s..200 /s:20 /s', or a list such as [1, 2, 4].")]
    [InlineData("run: {", "sweep: { axes: { guests.web.count: 1..99999 } }\nrun: {",
        "16:36: sweep.axes[guests.web.count]: '1..99999' has more than 10000 values. Write a range such as "
            + "'4..80', '4..80:4' or '20 /s..200 /s:20 /s', or a list such as [1, 2, 4].")]
    [InlineData("run: {", "sweep: { axes: { guests.web.cpu.weight: [100, heavy] } }\nrun: {",
        "16:41: sweep.axes[guests.web.cpu.weight]: the axis holds a value that cannot be: 'heavy' is not a whole "
            + "number. Write digits only, without a unit or separators, such as '24'.")]
    [InlineData("run: {", "sweep: { axes: { guests.web.cpu.weight: 0..4 } }\nrun: {",
        "16:41: sweep.axes[guests.web.cpu.weight]: the axis holds a value that cannot be: '0' is out of range: "
            + "it must be at least 1. Write a value such as '100'.")]
    [InlineData("run: {", "sweep: { axes: { run.duration: [10 s, 10000 ms] } }\nrun: {",
        "16:32: sweep.axes[run.duration]: the axis holds '10000 ms' twice. Remove one of the two.")]
    [InlineData("run: {", "sweep: { axes: { guests.web.count: [] } }\nrun: {",
        "16:36: sweep.axes[guests.web.count]: the axis has no values. Write a range such as '4..80', "
            + "'4..80:4' or '20 /s..200 /s:20 /s', or a list such as [1, 2, 4].")]
    [InlineData("run: {", "sweep: { axes: { } }\nrun: {",
        "16:16: sweep.axes: the section is empty. Write '<path>: ...' below it. It says: The values to vary, by "
            + "path; every combination is a point unless the axes are zipped.")]
    [InlineData("run: {", "sweep: { axes: { guests.web.count: 1..4 }, find: underload }\nrun: {",
        "16:50: sweep.find: 'underload' is not one of the choices. Did you mean 'overload'? Choose overload or "
            + "none.")]
    [InlineData("run: {", "sweep: { axes: { guests.web.count: [1, 4, 2] }, find: overload }\nrun: {",
        "16:55: sweep.find: a search for the overload goes from light to heavy load, and '[1, 4, 2]' goes up and down. "
            + "Put the values in rising or in falling order.")]
    [InlineData("run: {", "sweep: { axes: { guests.web.count: 1..4, guests.web.cpu.weight: 1..4 }, find: overload }\nrun: {",
        "16:79: sweep.find: a search for the overload goes along one axis, not 2. Keep one axis, or write "
            + "'find: none'.")]
    [InlineData("run: {", "sweep: { axes: { guests.web.count: 1..4 } }\nmix: { total: 4, shares: { web: 1 } }\nrun: {",
        "16:36: sweep.axes[guests.web.count]: this value follows from another: mix. Vary 'mix.total' for the "
            + "number of guests in a mix.")]
    public void Sweep_ThatCannotBe_IsRefusedWithItsPlaceAndCure(string old, string @new, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(old, @new)));
    }

    [Theory]
    [InlineData("host.hypervisor.costs.intercepts.emulatedInstruction: [1 us, 2 us]")]
    [InlineData("host.hypervisor.costs.contextSwitch: [1 us, 2 us]")]
    [InlineData("guests.web.enlightenments.referenceClock: [true, false]")]
    [InlineData("run.replications.max: [5, 6]")]
    public void WhatIsOnlySoUntilItIsSet_CanBeVaried(string axis)
    {
        Assert.Equal("", Texts.ProblemsOf(Texts.With("run: {", $"sweep: {{ axes: {{ {axis} }} }}\nrun: {{")));
    }

    [Fact]
    public void ReserveThatIsVoid_IsNoAxis_AndTheCureIsNotThatOfAMix()
    {
        var wide = Texts.With("run: {", "sweep: { axes: { guests.web.cpu.reserve: [0 %, 5 %] } }\nrun: {")
            .Replace("  web:\n", "  web:\n    virtualProcessors: 64\n    cpu: { reserve: 5 % }\n", StringComparison.Ordinal);
        Assert.Contains("this value follows from another: void: guest wider than the machine. Vary another value",
            Texts.ProblemsOf(wide), StringComparison.Ordinal);
    }
}
