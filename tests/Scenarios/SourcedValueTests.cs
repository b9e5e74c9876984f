using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Values that say how well they are known.</summary>
public sealed class SourcedValueTests
{
    [Theory]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 3, evidence: measured, source: a-host }",
        "guests.web.virtualProcessors", "3 measured a-host")]
    [InlineData("cpu: 5 ms", "cpu: { mean: { value: 5000 us, evidence: calibrated, source: a-fit } }",
        "guests.web.workload.each[0].cpu.mean", "5 ms calibrated a-fit")]
    [InlineData("arrivals: poisson", "arrivals: { value: deterministic, evidence: published, source: a-text }",
        "guests.web.workload.requests.arrivals", "deterministic published a-text")]
    [InlineData("limit: 50 ms", "limit: { value: 40 ms, evidence: assumed, source: a-guess }",
        "objectives[0].limit", "40 ms assumed a-guess")]
    [InlineData("warmup: 5 s", "warmup: 5 s, replications: { min: { value: 9, evidence: assumed, source: a-guess } }",
        "run.replications.min", "9 assumed a-guess")]
    [InlineData("run: {", "mix: { total: 3, shares: { web: { value: 2, evidence: measured, source: a-site } } }\nrun: {",
        "mix.shares.web", "2 measured a-site")]
    public void Value_WithEvidenceAndSource_IsInForceWithBoth(string old, string @new, string path, string expected)
    {
        var value = Texts.Loaded(Texts.With(old, @new)).Effective.Single(value => value.Path == path);
        Assert.Equal(expected, $"{value.Text} {value.Evidence} {value.Source}");
        Assert.StartsWith(Texts.File, value.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void AssumedValue_WithARangeOfItsOwn_HasItInThePlaceOfTheDefaults()
    {
        var text = Texts.With("scheduler: classic",
            "scheduler: classic, slice: { value: 20 ms, evidence: assumed, source: a-guess, low: 15 ms, high: 0.03 s }");
        var slice = Texts.Loaded(text).Effective.Single(value => value.Path == "host.hypervisor.slice");
        Assert.Equal(("15 ms", "30 ms"), (slice.PlausibleLow, slice.PlausibleHigh));
    }

    [Theory]
    [InlineData("slice: { value: 40 ms, evidence: calibrated, source: a-fit }")]
    [InlineData("slice: 40 ms")]
    public void Value_WithoutARangeOfItsOwn_HasNotThatOfTheDefaultItReplaces(string slice)
    {
        var text = Texts.With("scheduler: classic", $"scheduler: classic, {slice}");
        var value = Texts.Loaded(text).Effective.Single(value => value.Path == "host.hypervisor.slice");
        Assert.Equal(("40 ms", "10 ms"), (value.Text, value.Default));
        Assert.Equal(("", ""), (value.PlausibleLow, value.PlausibleHigh));

        var given = Texts.Loaded(Texts.With("scheduler: classic", "scheduler: classic")).Effective
            .Single(value => value.Path == "host.hypervisor.slice");
        Assert.NotEqual("", given.PlausibleLow);
    }

    [Fact]
    public void Reserve_ThatIsVoid_LosesItsSource()
    {
        var text = Texts.With("virtualProcessors: 2",
            "virtualProcessors: 5\n    cpu: { reserve: { value: 20 %, evidence: measured, source: a-host } }");
        var reserve = Texts.Loaded(text).Effective.Single(value => value.Path == "guests.web.cpu.reserve");
        Assert.Equal(("0 %", "derived", ""), (reserve.Text, reserve.Evidence, reserve.Source));
    }

    [Fact]
    public void Axis_OverAValueWithASource_VariesIt()
    {
        var text = Texts.With("cpu: 5 ms", "cpu: { mean: { value: 5 ms, evidence: measured, source: a-trace } }");
        var document = ScenarioDocument.Parse(text, Texts.File);
        var axis = new Override("guests.web.workload.each[0].cpu.mean", "[5 ms, 6 ms]").AsAxis();
        Assert.Equal(["5 ms", "6 ms"], Assert.Single(document.With([axis]).Loaded!.Scenario.Sweep!.Axes).Values);
        var point = new Override("guests.web.workload.each[0].cpu.mean", "6 ms") { Origin = "sweep" };
        var open = Assert.IsType<OpenWorkload>(document.With([point]).Loaded!.Scenario.Guests[0].Workload);
        Assert.Equal(0.006, open.Each[0].Time.Mean.Seconds);
    }

    [Theory]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2 }",
        "10:24: guests.web.virtualProcessors.evidence: the key is missing. Add it, such as 'evidence: measured'. It says: How "
            + "well the value is known: measured on a real machine, published by others, calibrated so that the simulator "
            + "reproduces measurements, or assumed.\n"
            + "10:24: guests.web.virtualProcessors.source: the key is missing. Add it, such as 'source: slice-length'. It says: "
            + "Key of the source of the value, such as one of docs/SOURCES.md.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { evidence: assumed, source: a }",
        "10:24: guests.web.virtualProcessors: the key 'value' is missing. Add it, such as 'value: 2'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 0, evidence: assumed, source: a }",
        "10:33: guests.web.virtualProcessors: '0' is out of range: it must be at least 1. Write a value such as '2'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: { value: 2, evidence: assumed, source: a }, evidence: "
            + "assumed, source: a }",
        "10:33: guests.web.virtualProcessors: here stands a section with keys, but the key takes a single value. Write a value "
            + "such as '2'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: setting, source: a }",
        "10:46: guests.web.virtualProcessors.evidence: 'setting' is not one of the choices. Choose measured, published, "
            + "calibrated or assumed.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: measured, source: My Host }",
        "10:64: guests.web.virtualProcessors.source: 'My Host' is not a name. Use lower-case letters, digits and hyphens, such "
            + "as 'web-density'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidnce: measured, source: a }",
        "10:24: guests.web.virtualProcessors.evidence: the key is missing. Add it, such as 'evidence: measured'. It says: How "
            + "well the value is known: measured on a real machine, published by others, calibrated so that the simulator "
            + "reproduces measurements, or assumed.\n"
            + "10:36: guests.web.virtualProcessors.evidnce: unknown key. Did you mean 'evidence'?")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: measured, source: a, low: 1, high: 4 }",
        "10:67: guests.web.virtualProcessors: only an assumed value has a range, not a measured one. Remove 'low' and 'high'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: assumed, source: a, high: 4 }",
        "10:66: guests.web.virtualProcessors: the range has only one end. Give 'low' and 'high', or neither.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: assumed, source: a, low: 3, high: 4 }",
        "10:66: guests.web.virtualProcessors: the value of 2 lies outside its range of 3 to 4. Widen the range.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: assumed, source: a, low: 1 s, high: 4 }",
        "10:71: guests.web.virtualProcessors.low: '1 s' is not a whole number. Write digits only, without a unit or separators, "
            + "such as '24'.")]
    [InlineData("arrivals: poisson", "arrivals: { value: poisson, evidence: assumed, source: a, low: poisson, high: bursty }",
        "12:77: guests.web.workload.requests.arrivals.low: unknown key. Keys that can stand here: value, evidence, source.\n"
            + "12:91: guests.web.workload.requests.arrivals.high: unknown key. Keys that can stand here: value, evidence, "
            + "source.")]
    [InlineData("cpu: 5 ms", "cpu: { value: 5 ms, evidence: assumed, source: a }",
        "13:22: guests.web.workload.each[0].cpu: evidence and source belong to a single value, and this section has the keys "
            + "mean and cv. Write 'mean: { value: 10 ms, evidence: ..., source: ... }'.")]
    public void Form_ThatCannotBe_IsRefusedWithItsPlaceAndCure(string old, string @new, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(old, @new)));
    }
}
