using HvSim.Engine;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;
using HvSim.Tests.Support;
using MathNet.Numerics.Distributions;
using Xunit;

namespace HvSim.Tests.Published;

/// <summary>
/// An enlightenment saves: switching one off raises what a unit of the guest's work costs in processor time, with the exceptions that
/// sources name. Paired under common random numbers, at a level that holds for all switches together.
/// </summary>
public sealed class EnlightenmentTests
{
    private const int Replications = 12;
    private const double Level = 0.01;

    private static readonly string[] Saving = ["referenceClock", "syntheticInterrupts"];

    // TLFS 2.0a, 12.1.3: with SLAT a plain switch may be faster than the hypercall.
    private static readonly string[] Costing = ["addressSpaceSwitch"];

    public static TheoryData<string, string> Switches
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in Saving)
            {
                data.Add("scenarios/web-density.yaml", name);
                data.Add("scenarios/short-slice.yaml", name);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public void Enlightenment_SwitchedOff_Costs(string file, string name)
    {
        var (mean, half) = Change(file, name);
        Assert.True(mean - half > 0, $"{name} acts in no way that can be told from nothing: {mean:P3} +- {half:P3}");
    }

    [Fact]
    public void AddressSpaceSwitch_UnderSlat_CostsMoreThanItSaves()
    {
        var (mean, half) = Change("scenarios/web-density.yaml", Assert.Single(Costing));
        Assert.True(mean + half < 0, $"off: {mean:P2} +- {half:P2}");
    }

    /// <summary>What switching off adds to the cost of a request, relative to it.</summary>
    private static (double Mean, double HalfWidth) Change(string file, string name)
    {
        var (on, off) = (Cost(file, name, "true"), Cost(file, name, "false"));
        var changes = on.Zip(off, (with, without) => (without / with) - 1).ToArray();
        var mean = changes.Average();
        var deviation = Math.Sqrt(changes.Sum(change => (change - mean) * (change - mean)) / (changes.Length - 1));
        var quantile = StudentT.InvCDF(0, 1, changes.Length - 1, 1 - (Level / 2 / (Saving.Length + Costing.Length)));
        return (mean, quantile * deviation / Math.Sqrt(changes.Length));
    }

    private static double[] Cost(string file, string name, string value)
    {
        var document = ScenarioDocument.Read(Path.Combine(Repository.Root, file));
        var guest = document.With([]).Loaded!.Scenario.Guests[0].Name;
        var scenario = document.With(
        [
            new("run.duration", "6 s"), new("run.warmup", "1 s"), new($"guests.{guest}.count", "4"),
            new($"guests.{guest}.enlightenments.{name}", value),
        ]).Loaded!.Scenario;
        return
        [
            .. Enumerable.Range(0, Replications).Select(index =>
            {
                var run = ScenarioRun.Execute(scenario, StableHash.Mix(7, (ulong)index));
                var guests = run.Classes[0].Guests;
                return guests.Sum(one => one.Processors.Running.Seconds) / guests.Sum(one => one.Completed);
            }),
        ];
    }
}
