using System.Text.Json;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>Bad input is reported whole, with places and cures, and nothing is touched because of it.</summary>
public sealed class BadInputTests
{
    private static readonly string Faulty = Desk.SmallHost
        .Replace("scheduler: classic", "schedular: classic", StringComparison.Ordinal)
        .Replace("rate: 100 /s", "rate: 100 ms", StringComparison.Ordinal)
        .Replace("guest: web", "guest: wbe", StringComparison.Ordinal);

    [Theory]
    [InlineData("validate")]
    [InlineData("run")]
    public void All_problems_are_reported_at_once_with_their_places(string verb)
    {
        using var desk = new Desk(Faulty);
        Assert.Equal(ExitCode.InvalidInput, desk.Run(verb, "small.yaml"));
        var report = verb == "validate" ? desk.Output : desk.Error;
        Assert.Matches(@"small\.yaml:7:\d+: .*schedular.*scheduler", report);
        Assert.Matches(@"small\.yaml:12:\d+: .*rate", report);
        Assert.DoesNotContain("Exception", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_as_json_carry_place_reason_and_cure()
    {
        using var desk = new Desk(Faulty);
        Assert.Equal(ExitCode.InvalidInput, desk.Run("validate", "small.yaml", "--format", "json"));
        using var report = JsonDocument.Parse(desk.Output);
        Assert.False(report.RootElement.GetProperty("valid").GetBoolean());
        var problems = report.RootElement.GetProperty("files")[0].GetProperty("problems").EnumerateArray().ToList();
        Assert.True(problems.Count >= 2);
        Assert.All(problems, problem => Assert.NotEmpty(problem.GetProperty("reason").GetString()!));
        Assert.Contains(problems, problem => problem.GetProperty("line").GetInt32() == 7);
    }

    [Fact]
    public void Valid_file_is_said_to_be_valid()
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Done, desk.Run("validate", "small.yaml"));
        Assert.Equal("small.yaml: valid\n", desk.Output);
    }

    [Fact]
    public void Results_stay_when_the_input_has_become_bad()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml");
        var before = desk.Bytes("results/small");
        desk.Put("small.yaml", Faulty);
        Assert.Equal(ExitCode.InvalidInput, desk.Run("run", "small.yaml"));
        Assert.Equal(before, desk.Bytes("results/small"));
    }

    [Theory]
    [InlineData("run", "sweep")]
    [InlineData("compare", "sweep")]
    [InlineData("sweep", "run")]
    [InlineData("sweep", "comparison", "compare")]
    public void Results_of_another_verb_are_not_lost(string second, string kind, string? first = null)
    {
        using var desk = new Desk(Desk.SmallSweep + "alternatives: { more: { guests.web.cpu.weight: 200 } }\n");
        desk.Run(first ?? kind, "small.yaml", "--out", "out");
        var before = desk.Bytes("out");
        Assert.Equal(ExitCode.Usage, desk.Run(second, "small.yaml", "--out", "out"));
        Assert.Contains($"holds the results of a {kind} of 'small'", desk.Error, StringComparison.Ordinal);
        Assert.Contains("--force", desk.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Bytes("out"));
        Assert.NotEqual(ExitCode.Usage, desk.Run(second, "small.yaml", "--out", "out", "--force"));
    }

    [Fact]
    public void Every_verb_has_a_folder_of_its_own_unless_told_otherwise()
    {
        using var desk = new Desk(Desk.SmallHost + "alternatives: { more: { guests.web.cpu.weight: 200 } }\n");
        string[][] commands =
            [["run", "small.yaml"], ["sweep", "small.yaml", "--set", "guests.web.count=1,2"], ["compare", "small.yaml"]];
        Assert.All(commands, command => Assert.Equal(ExitCode.Done, desk.Run(command)));
        Assert.All(["small", "small-sweep", "small-compare"],
            name => Assert.True(desk.Has($"results/{name}/manifest.json"), name));
        // Again after an edit: the folder is the scenario's, and what was there is replaced.
        desk.Put("small.yaml", desk.Text("small.yaml").Replace("3 ms", "2 ms", StringComparison.Ordinal));
        Assert.All(commands, command => Assert.Equal(ExitCode.Done, desk.Run(command)));
        Assert.Contains("note: results/small-compare holds results of other values; they are replaced.", desk.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_of_another_scenario_is_refused_with_a_word_on_force()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--out", "out");
        var before = desk.Bytes("out");
        desk.Put("other.yaml", Desk.SmallHost.Replace("name: small", "name: other", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Usage, desk.Run("run", "other.yaml", "--out", "out"));
        Assert.Contains("--force", desk.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Bytes("out"));
        Assert.Equal(ExitCode.Done, desk.Run("run", "other.yaml", "--out", "out", "--force"));
        Assert.NotEqual(before, desk.Bytes("out"));
    }
}
