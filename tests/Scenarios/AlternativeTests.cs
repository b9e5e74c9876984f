using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Alternatives are read as strictly as if their values stood in the file.</summary>
public sealed class AlternativeTests
{
    private const string Run = "run: {";

    [Fact]
    public void Alternatives_are_read_in_order_with_their_changes()
    {
        var loaded = Texts.Loaded(With(
            "{ short: { host.hypervisor.slice: 5 ms, guests.web.count: 3 }, bare: { host.hypervisor: none } }"));
        Assert.Equal(["short", "bare"], loaded.Scenario.Alternatives.Select(one => one.Name));
        Assert.Equal(
            ["host.hypervisor.slice=5 ms", "guests.web.count=3"],
            loaded.Scenario.Alternatives[0].Changes.Select(change => change.ToString()));
        Assert.Equal("5 ms", Texts.Text(loaded, "alternatives.short[host.hypervisor.slice]"));
        Assert.Empty(loaded.Warnings);
    }

    [Fact]
    public void Alternatives_do_not_change_what_a_replication_is()
    {
        var (with, without) = (Texts.Loaded(With("{ short: { host.hypervisor.slice: 5 ms } }")), Texts.Loaded(Texts.Base));
        Assert.Equal(without.PointHash, with.PointHash);
        Assert.NotEqual(without.Hash, with.Hash);
    }

    [Theory]
    [InlineData("{ a: { host.hypervisor.slcie: 5 ms } }",
        "16:22: alternatives.a[host.hypervisor.slcie]: unknown key. Did you mean 'slice'?")]
    [InlineData("{ a: { guests.wbe.count: 5 } }",
        "16:22: alternatives.a[guests.wbe.count]: 'guests' has no 'wbe'. Did you mean 'web'?")]
    [InlineData("{ a: { host.hypervisor.slice: 5 mss } }",
        "16:22: alternatives.a[host.hypervisor.slice]: 'mss' ")]
    [InlineData("{ a: { guests.web.count: [1, 2] } }",
        "16:40: alternatives.a[guests.web.count]: here stands a list, but an alternative sets single values. ")]
    [InlineData("{ a: { run.seed: 5 } }",
        "16:22: alternatives.a[run.seed]: an alternative cannot change how it is measured. ")]
    [InlineData("{ a: { name: other } }", "16:22: alternatives.a[name]: an alternative cannot change how it is measured. ")]
    [InlineData("{ base: { guests.web.count: 5 } }",
        "16:17: alternatives.base: 'base' is what the file as it stands is called. Choose another name.")]
    [InlineData("{ Bad_Name: { guests.web.count: 5 } }", "16:17: alternatives.Bad_Name: 'Bad_Name' is not a name.")]
    [InlineData("{ a: { } }", "16:20: alternatives.a: the section is empty.")]
    [InlineData("{ }", "16:15: alternatives: the section is empty.")]
    [InlineData("{ a: 5 ms }", "16:20: alternatives.a: here stands a single value")]
    public void Alternative_that_cannot_be_is_refused_with_its_place(string alternatives, string expected) =>
        Assert.StartsWith(expected, Texts.ProblemsOf(With(alternatives)), StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var problems = Texts.ProblemsOf(With("""

              a: { host.hypervisor.slcie: 5 ms }
              b:
                guests.web.count: many
                guests.web.cpu.weigth: 5
            """));
        Assert.Equal(3, problems.Split('\n').Length);
        Assert.Contains("17:8: alternatives.a[host.hypervisor.slcie]", problems, StringComparison.Ordinal);
        Assert.Contains("19:5: alternatives.b[guests.web.count]", problems, StringComparison.Ordinal);
        Assert.Contains("20:5: alternatives.b[guests.web.cpu.weigth]: unknown key. Did you mean 'weight'?", problems,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_host_does_not_admit_is_no_fault_of_the_file() =>
        Assert.Empty(Texts.ProblemsOf(With("{ crowd: { guests.web.count: 3, guests.web.cpu.reserve: 100 % } }")));

    [Fact]
    public void Axis_of_the_sweep_may_name_what_an_alternative_takes_away() => Assert.Empty(Texts.ProblemsOf(With(
        "{ bare: { host.hypervisor: none } }\nsweep: { axes: { host.hypervisor.slice: [1 ms, 2 ms] } }")));

    [Fact]
    public void Alternative_without_effect_is_told()
    {
        var result = Texts.Load(With("{ same: { guests.web.count: 1, host.hypervisor.slice: 10 ms } }"));
        Assert.True(result.IsValid);
        Assert.Contains("changes nothing", Assert.Single(result.Problems).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ a: { host.hypervisor.scheduler: root }, b: { guests.web.count: 5 } }", "a")]
    [InlineData("{ a: 5 ms, b: { guests.web.count: 5 } }", "a")]
    [InlineData("{ b: { guests.web.count: 5 }, a: { guests.web.count: [1, 2] } }", "a")]
    [InlineData("{ b: { guests.web.count: 5 }, base: { guests.web.count: 5 } }", "base")]
    public void Bad_alternative_is_a_fault_and_stops_nobody_else(string alternatives, string name)
    {
        var result = Texts.Load(With(alternatives));
        Assert.False(result.IsFaultless);
        Assert.Equal([name], result.Problems.Select(problem => problem.Alternative).Distinct());
        Assert.All(result.Loaded!.Warnings, warning => Assert.Equal(ProblemSeverity.Warning, warning.Severity));
        Assert.Contains("b", result.Loaded.Scenario.Alternatives.Select(one => one.Name));
    }

    [Fact]
    public void Host_that_admits_nothing_is_that_whatever_the_alternatives_are() => Assert.True(
        Texts.Load(With("{ a: { guests.web.cont: 5 } }"), new Override("guests.web.count", "3"),
            new Override("guests.web.cpu.reserve", "100 %")).IsRefusedByAdmission);

    [Fact]
    public void Other_values_may_rule_an_alternative_out()
    {
        var text = With("{ a: { guests.web.cpu.limit: 50 % } }");
        var given = Texts.Load(text, new Override("guests.web.cpu.reserve", "60 %"));
        Assert.True(given is { IsValid: true, IsFaultless: false });
        // A point of a sweep does not even tell.
        Assert.True(Texts.Load(text, new Override("guests.web.cpu.reserve", "60 %") { Origin = Override.OfASweep }).IsFaultless);
    }

    private static string With(string alternatives) => Texts.With(Run, $"alternatives: {alternatives}\n{Run}");
}
