using HvSim.Engine;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>What holds of the memory where a scenario does not say.</summary>
public sealed class MemoryTests
{
    private const long MiB = 1L << 20;
    private const long GiB = 1L << 30;

    [Fact]
    public void Scenario_WithoutMemory_HasNone()
    {
        var loaded = Texts.Loaded(Texts.Base);
        Assert.Null(loaded.Scenario.Host.Memory);
        Assert.Null(loaded.Scenario.Guests[0].Memory);
        Assert.Equal(StartSpec.AtOnce, loaded.Scenario.Guests[0].Start);
        Assert.DoesNotContain(loaded.Effective, value => value.Path.Contains("memory.", StringComparison.Ordinal));
    }

    /// <summary>384 MiB and 30 MiB for each GiB: the rule of Windows Server 2008 R2.</summary>
    [Theory]
    [InlineData("64 GiB", 384 + (30 * 64))]
    [InlineData("16 GiB", 384 + (30 * 16))]
    [InlineData("1 GiB", 384 + 30)]
    [InlineData("1.5 GiB", 384 + 45)]
    [InlineData("4096 TiB", 384L + (30L * 4096 * 1024))]
    public void Reserve_OfTheRoot_FollowsFromTheMachine(string machine, long reserveInMiB)
    {
        var loaded = Texts.Loaded(MemoryTexts.With("static: 128 MiB, demand: { committed: 64 MiB }", machine));
        Assert.Equal(reserveInMiB * MiB, loaded.Scenario.Host.Memory!.RootReserve);
    }

    [Theory]
    [InlineData("windows-server-2008-r2", "published", "", "")]
    [InlineData("windows-server-2012", "assumed", "432 MiB", "1728 MiB")]
    [InlineData("windows-10", "assumed", "432 MiB", "1728 MiB")]
    public void Reserve_OfTheRoot_IsPublishedOfOneReleaseOnly(string os, string evidence, string low, string high)
    {
        var reserve = Texts.Loaded(MemoryTexts.With(MemoryTexts.Dynamic), new Override("host.os", os)).Effective
            .Single(value => value.Path == "host.memory.rootReserve");
        Assert.Equal(("864 MiB", evidence, "machine"), (reserve.Text, reserve.Evidence, reserve.Origin));
        Assert.Equal((low, high), (reserve.PlausibleLow, reserve.PlausibleHigh));
        Assert.Equal("hyperv-root-memory-reserve", reserve.Source);
    }

    [Fact]
    public void Reserve_ThatIsGiven_Holds()
    {
        var text = MemoryTexts.With(MemoryTexts.Dynamic, host: "rootReserve: 2 GiB");
        Assert.Equal(2 * GiB, Texts.Loaded(text).Scenario.Host.Memory!.RootReserve);
    }

    [Fact]
    public void Host_OfWhichNothingElseIsGiven_HasItsDefaults()
    {
        var memory = Texts.Loaded(MemoryTexts.With(MemoryTexts.Dynamic)).Scenario.Host.Memory!;
        Assert.Equal((16 * GiB, 32 * MiB, 8 * MiB), (memory.Total, memory.OverheadOfFirstGiB, memory.OverheadOfFurtherGiB));
        Assert.Equal(
            new BalancerSpec { Period = Duration.FromSeconds(1), MostAdded = GiB, MostRemoved = 256 * MiB, Tolerance = 0.05 },
            memory.Balancer);
        Assert.Equal(
            new PagingDeviceSpec { Service = new TimeLaw(Duration.FromSeconds(0.008), 1), Parallelism = 1 }, memory.PagingDevice);
    }

    /// <summary>Hyper-V's own: minimum 512 MB, maximum 1 TB, buffer 20 %, weight 5000.</summary>
    [Fact]
    public void DynamicMemory_OfWhichNothingElseIsGiven_HasTheDefaultsOfHyperV()
    {
        var memory = Texts.Loaded(MemoryTexts.With(MemoryTexts.Dynamic, machine: "2 TiB")).Scenario.Guests[0].Memory!;
        Assert.Equal((GiB, 512 * MiB, 1024 * GiB), (memory.Startup, memory.Minimum, memory.Maximum));
        Assert.Equal((0.2, 5_000, true), (memory.Buffer, memory.Weight, memory.IsDynamic));
        Assert.Equal((GiB, 0L, 0.6), (memory.Demand.Committed, memory.Demand.PerRequest, memory.Demand.WorkingSet));
        Assert.Equal(
            (20_000.0, 0L, 0.0), (memory.Demand.PageTouchesPerSecond, memory.Demand.FileCache, memory.Demand.FileReadsPerSecond));
        Assert.Empty(memory.Demand.Stages);
    }

    [Theory]
    [InlineData("256 MiB", "16 GiB", "256 MiB startup", "15520 MiB machine")]
    [InlineData("1 GiB", "16 GiB", "512 MiB default", "15520 MiB machine")]
    [InlineData("2 TiB", "4 TiB", "512 MiB default", "2 TiB startup")]
    [InlineData("1 GiB", "4 TiB", "512 MiB default", "1 TiB default")]
    public void Bounds_ThatAreNotGiven_HoldTheStartupMemoryAndWhatThereIs(
        string startup, string machine, string minimum, string maximum)
    {
        var loaded = Texts.Loaded(MemoryTexts.With($"startup: {startup}, demand: {{ committed: 100 MiB }}", machine));
        Assert.Equal(minimum, InForce("minimum"));
        Assert.Equal(maximum, InForce("maximum"));

        string InForce(string key)
        {
            var value = loaded.Effective.Single(value => value.Path == $"guests.web.memory.{key}");
            return $"{value.Text} {value.Origin}";
        }
    }

    [Fact]
    public void StaticMemory_HasOneSizeAndNothingOfDynamicMemory()
    {
        var loaded = Texts.Loaded(MemoryTexts.With(MemoryTexts.Static));
        var memory = loaded.Scenario.Guests[0].Memory!;
        Assert.Equal((2 * GiB, 2 * GiB, 2 * GiB, false), (memory.Startup, memory.Minimum, memory.Maximum, memory.IsDynamic));
        Assert.Equal(
            ["static"],
            loaded.Effective.Where(value => value.Path.StartsWith("guests.web.memory.", StringComparison.Ordinal))
                .Select(value => value.Path["guests.web.memory.".Length..])
                .Where(key => !key.Contains('.', StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("unenlightened", false)]
    [InlineData("windows-server-2003", true)]
    [InlineData("windows-server-2008-r2", true)]
    [InlineData("windows-server-2012-r2", true)]
    [InlineData("windows-server-2019", true)]
    [InlineData("linux", true)]
    public void DynamicMemory_OfASystem_IsThatWhichItSupports(string os, bool isDynamic)
    {
        var loaded = Texts.Loaded(MemoryTexts.With(MemoryTexts.Dynamic), new Override("guests.web.os", os));
        Assert.Equal(isDynamic, loaded.Scenario.Guests[0].Memory!.IsDynamic);
        Assert.Equal(isDynamic ? "true" : "false", Texts.Text(loaded, "guests.web.enlightenments.dynamicMemory"));
        if (!isDynamic)
        {
            var memory = loaded.Scenario.Guests[0].Memory!;
            Assert.Equal((GiB, GiB, GiB), (memory.Startup, memory.Minimum, memory.Maximum));
            var warning = Assert.Single(loaded.Warnings);
            Assert.Equal(("guests.web.memory", 11), (warning.Path, warning.Line));
            Assert.Contains("keeps its startup memory of 1 GiB", warning.Reason, StringComparison.Ordinal);
        }
    }

    /// <summary>What cannot act is not assumed either, so that no sensitivity is asked of it.</summary>
    [Theory]
    [InlineData(MemoryTexts.Static, "")]
    [InlineData("static: 1 GiB, demand: { committed: 1 GiB, perRequest: 1 MiB }", "pagingDevice demand")]
    [InlineData("static: 1 GiB, demand: { committed: 900 MiB, fileCache: 200 MiB, fileReads: 10 /s }", "pagingDevice demand")]
    [InlineData("static: 2 GiB, demand: { committed: 900 MiB, fileCache: 200 MiB, fileReads: 10 /s }", "pagingDevice")]
    [InlineData(MemoryTexts.Dynamic, "balancer pagingDevice demand")]
    public void Assumptions_OfTheMemory_AreMadeOnlyWhereTheyAct(string guest, string expected)
    {
        var assumed = Texts.Loaded(MemoryTexts.With(guest)).Effective.Where(value => value.Evidence == "assumed")
            .Select(value => value.Path).ToArray();
        Assert.Equal(
            expected,
            string.Join(' ', new[] { "balancer", "pagingDevice", "demand" }.Where(part =>
                assumed.Any(path => path.Contains($"memory.{part}.", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Start_OfAClass_IsRead()
    {
        var text = Texts.With(
            "virtualProcessors: 2", "virtualProcessors: 2\n    start: { order: 3, delay: 2 s, spacing: 500 ms }");
        Assert.Equal(
            new StartSpec(3, Duration.FromSeconds(2), Duration.FromSeconds(0.5)), Texts.Loaded(text).Scenario.Guests[0].Start);
    }
}
