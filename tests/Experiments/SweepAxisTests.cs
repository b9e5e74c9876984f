using HvSim.Experiments;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>Axes with units, axes that fall, and axes that go together.</summary>
public sealed class SweepAxisTests
{
    [Fact]
    public void ZippedAxes_MakeOnePointOfEachPlace()
    {
        var points = SweepGrid.Of(new SweepSpec
        {
            Axes = [new SweepAxis("a", ["1", "2", "3"]), new SweepAxis("b", ["x", "y", "z"])],
            FindOverload = false,
            IsZipped = true,
        });
        Assert.Equal(["1x", "2y", "3z"], points.Select(point => string.Concat(point.Select(one => one.Value))));
    }

    [Theory]
    [InlineData("20 /s", "40 /s", "80 /s", "120 /s", "160 /s", "200 /s")]
    [InlineData("100 %", "50 %", "25 %", "20 %", "10 %", "5 %")]
    [InlineData("1 ms", "2 ms", "3 ms", "4 ms", "5 ms", "6 ms")]
    [InlineData("1 ms", "10 us", "3 s", "4 ms", "5 ms", "6 ms")]
    public void Search_GoesInTheOrderOfTheAxis_WhateverItsValuesAre(params string[] values)
    {
        for (var last = 0; last < values.Length - 1; last++)
        {
            var keeps = values[..(last + 1)];
            var result = new Experiment((scenario, seed) =>
                    Fake.Run(scenario, seed, _ => Enumerable.Repeat(scenario.Question.Length == 0 ? 10.0 : 90.0, 2000)),
                    workers: 1)
                .Sweep(
                    new SweepSpec { Axes = [new SweepAxis("path", values)], FindOverload = true },
                    overrides => Fake.Load(Fake.Scenario(objectives: Fake.Limit(50)) with
                    {
                        Question = keeps.Contains(overrides[0].Value) ? "" : "breaks",
                    }),
                    TestContext.Current.CancellationToken);
            Assert.Equal(values[last], result.Overload!.LastPass!.Coordinates[0].Value);
            Assert.Equal(values[last + 1], result.Overload.FirstFail!.Coordinates[0].Value);
            Assert.Equal(values.Where(one => result.Points.Any(point => point.Coordinates[0].Value == one)),
                result.Points.Select(point => point.Coordinates[0].Value));
        }
    }

    [Theory]
    [InlineData("20 /s..100 /s:40 /s", "20 /s", "60 /s", "100 /s")]
    [InlineData("0.5 ms..1.1 ms:0.2 ms", "0.5 ms", "0.7 ms", "0.9 ms", "1.1 ms")]
    [InlineData("5 %..7 %", "5 %", "6 %", "7 %")]
    [InlineData("1..2:0.5", "1", "1.5", "2")]
    [InlineData("4..9:4", "4", "8")]
    public void Range_WithUnitsOrDecimals_HasExactValues(string text, params string[] values)
    {
        var (read, _, fault) = AxisRange.Read(text);
        Assert.Null(fault);
        Assert.Equal(values, read);
    }

    [Fact]
    public void Range_IsSpelledInOneWay()
    {
        Assert.Equal("20 /s..100 /s:40 /s", AxisRange.Read(" 20/s .. 100 /s : 40/s").Text);
        Assert.Equal("5 %..7 %", AxisRange.Read("5 %..7 %:1 %").Text);
    }
}
