using HvSim.Cli;
using HvSim.Scenarios;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>A scenario to start from.</summary>
public sealed class NewTests
{
    [Fact]
    public void New_scenario_carries_the_name_and_asks_a_question()
    {
        using var desk = new Desk();
        Assert.Equal(ExitCode.Done, desk.Run("new", "my-host"));
        Assert.StartsWith("# How many", desk.Text("my-host.yaml"), StringComparison.Ordinal);
        Assert.Contains("\nname: my-host\n", desk.Text("my-host.yaml"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, desk.Run("validate", "my-host.yaml"));
    }

    [Fact]
    public void Existing_file_is_never_overwritten()
    {
        using var desk = new Desk("mine", "my-host.yaml");
        Assert.Equal(ExitCode.Usage, desk.Run("new", "my-host.yaml"));
        Assert.Contains("my-host.yaml exists already", desk.Error, StringComparison.Ordinal);
        Assert.Equal("mine", desk.Text("my-host.yaml"));
    }

    [Fact]
    public void List_names_every_template()
    {
        using var desk = new Desk();
        Assert.Equal(ExitCode.Done, desk.Run("new", "--list"));
        Assert.Equal(Template.All.Count, desk.Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void Default_template_means_what_the_shipped_scenario_means()
    {
        using var desk = new Desk();
        desk.Run("new");
        var shipped = ScenarioFile.Load(Path.Combine(Checkout.Root, "scenarios", "web-density.yaml"), []);
        Assert.Equal(shipped.Loaded!.Hash, ScenarioFile.Load(desk.At("web-density.yaml"), []).Loaded!.Hash);
    }

    [Theory]
    [InlineData("web-density")]
    [InlineData("consolidation")]
    [InlineData("batch")]
    [InlineData("closed")]
    [InlineData("short-slice")]
    public void Template_is_valid_without_warnings_and_runs(string template)
    {
        using var desk = new Desk();
        Assert.Equal(ExitCode.Done, desk.Run("new", "--template", template));
        Assert.Equal(ExitCode.Done, desk.Run("validate", $"{template}.yaml"));
        Assert.Equal($"{template}.yaml: valid\n", desk.Output);

        string[] brief = template == "batch"
            ? ["--set", "guests.job.workload.batch.rounds=20"]
            : ["--set", "run.duration=3 s", "--set", "run.warmup=500 ms"];
        var code = desk.Run(["run", $"{template}.yaml", "--set", "run.replications=2", .. brief]);
        Assert.Contains(code, new[] { ExitCode.Done, ExitCode.Undecided });
        // The base point of a sweep does not take the place of the sweep's results.
        Assert.True(desk.Has($"results/{(template == "short-slice" ? template : $"{template}-run")}/manifest.json"));
    }

    /// <summary>
    /// A template that leaves its own question open is a poor beginning. Its two points beside the answer, as it has them. A
    /// minute of work, and so of the long form only.
    /// </summary>
    [Theory]
    [InlineData("closed", "guests.desktop.count=26,27", "26 desktop guests fit. At 27 the objective")]
    [InlineData("consolidation", "mix.total=21,22", "21 guests fit. At 22 the objective")]
    public void Template_decides_its_question(string template, string edge, string answer)
    {
        Assert.SkipWhen(RandomCases.Times is null, "Takes a minute; HVSIM_LONG=1 in the environment asks for it.");
        using var desk = new Desk();
        desk.Run("new", "--template", template);
        Assert.Equal(ExitCode.Done, desk.Run("sweep", $"{template}.yaml", "--set", edge));
        Assert.Contains(answer, desk.Output, StringComparison.Ordinal);
    }
}
