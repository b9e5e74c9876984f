using CsCheck;
using HvSim.Experiments.Resuming;
using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Report;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>A replication that is taken from a folder is the one that was simulated; what is not is simulated again.</summary>
public sealed class StoredRunsTests
{
    private const string Build = "0123456789abcdef";

    private static readonly Scenario Some = RandomHosts.Of(1);

    [Fact]
    public void Result_taken_from_the_folder_is_the_same_in_every_field() => Gen.Int.Hold(100, seed =>
    {
        using var folder = new TemporaryFolder();
        var result = RandomResults.Of(seed);
        new StoredRuns((_, _) => result, folder.Path, Build, renew: false).Execute(Some, 5);

        Likeness.AssertSame(result, Taken(folder, Some));
    });

    [Fact]
    public void Scenario_with_every_key_has_a_key_of_its_own()
    {
        var full = ScenarioFile.Load(HvSim.Tests.Scenarios.Repository.Fixture("full.yaml"), []).Loaded!.Scenario;
        var other = full with { Host = full.Host with { CpuGroups = [] } };

        Assert.NotEqual(RunKey.Of(Build, other, 1).Hash, RunKey.Of(Build, full, 1).Hash);
    }

    [Fact]
    public void Result_of_a_real_run_taken_from_the_folder_is_the_same_in_every_field() => Gen.ULong.Hold(10, seed =>
    {
        using var folder = new TemporaryFolder();
        var scenario = RandomHosts.Of(seed);
        var result = new StoredRuns(ScenarioRun.Execute, folder.Path, Build, renew: false).Execute(scenario, seed);

        Likeness.AssertSame(result, new StoredRuns(Never, folder.Path, Build, renew: false).Execute(scenario, seed));
    });

    [Fact]
    public void Damaged_file_is_noticed_and_replaced() => Gen.Select(Gen.Int, Gen.Int[0, 3]).Hold(100, (seed, kind) =>
    {
        using var folder = new TemporaryFolder();
        var result = RandomResults.Of(seed);
        new StoredRuns((_, _) => result, folder.Path, Build, renew: false).Execute(Some, 5);
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, Damaged(whole, kind, new Random(seed)));

        var again = new StoredRuns((_, _) => result, folder.Path, Build, renew: false);
        Likeness.AssertSame(result, again.Execute(Some, 5));

        Assert.Equal((0, 1, 0), (again.Taken, again.Damaged, again.Unkept));
        Assert.Equal(whole, File.ReadAllBytes(file));
    });

    [Fact]
    public void Result_is_not_taken_for_another_seed_program_or_setting()
    {
        using var folder = new TemporaryFolder();
        new StoredRuns(Simulated, folder.Path, Build, renew: false).Execute(Some, 5);
        var guest = Some.Guests[0];
        var crowd = Some with { Guests = [guest with { Count = guest.Count + 1 }, .. Some.Guests.Skip(1)] };

        Assert.Equal(1, TakenBy(Build, Some, 5));
        Assert.Equal(0, TakenBy(Build, Some, 6));
        Assert.Equal(0, TakenBy("fedcba9876543210", Some, 5));
        Assert.Equal(0, TakenBy("0123456789fedcba", Some, 5));
        Assert.Equal(0, TakenBy(Build, crowd, 5));
        Assert.Equal(0, TakenBy(Build, Some with { Run = Some.Run with { Warmup = Hosts.Ms(1.5) } }, 5));
        Assert.Equal(0, TakenBy(Build, Some with { Host = Some.Host with { Os = "another" } }, 5));

        int TakenBy(string build, Scenario scenario, ulong seed)
        {
            using var copy = new TemporaryFolder();
            foreach (var file in Directory.GetFiles(folder.Path))
                File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
            var runs = new StoredRuns(Simulated, copy.Path, build, renew: false);
            runs.Execute(scenario, seed);
            return runs.Taken;
        }
    }

    /// <summary>Names, what is read off the results, and which other replications there are.</summary>
    [Fact]
    public void Result_is_taken_whatever_a_run_does_not_depend_on() => Gen.ULong.Hold(10, seed =>
    {
        using var folder = new TemporaryFolder();
        var scenario = RandomHosts.Of(seed);
        var other = scenario with
        {
            Name = "other",
            Question = "Why?",
            Mix = new MixSpec(3, [new MixShare("web", 2)]),
            Objectives = [],
            Sweep = new SweepSpec { Axes = [new SweepAxis("guests.web.count", ["1"])], FindOverload = false },
            Run = scenario.Run with { Replications = ReplicationRange.Exactly(77), Seed = 78, Budget = Hosts.Ms(1) },
        };
        new StoredRuns(ScenarioRun.Execute, folder.Path, Build, renew: false).Execute(other, 5);

        Likeness.AssertSame(ScenarioRun.Execute(scenario, 5), Taken(folder, scenario));
    });

    [Fact]
    public void Every_shipped_scenario_can_be_kept()
    {
        var files = Directory.GetFiles(Path.Combine(Cli.Checkout.Root, "scenarios"), "*.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files.Select(file => ScenarioDocument.Read(file).With([]).Loaded).OfType<LoadedScenario>(), loaded =>
        {
            using var folder = new TemporaryFolder();
            new StoredRuns(Simulated, folder.Path, Build, renew: false).Execute(loaded.Scenario, 5);
            Taken(folder, loaded.Scenario);
        });
    }

    [Fact]
    public void Renewed_results_are_simulated_and_replace_the_old_ones()
    {
        using var folder = new TemporaryFolder();
        new StoredRuns((_, _) => RandomResults.Of(1), folder.Path, Build, renew: false).Execute(Some, 5);
        var renewing = new StoredRuns((_, _) => RandomResults.Of(2), folder.Path, Build, renew: true);
        Likeness.AssertSame(RandomResults.Of(2), renewing.Execute(Some, 5));
        Assert.Equal(0, renewing.Taken);
        Likeness.AssertSame(RandomResults.Of(2), Taken(folder, Some));
    }

    [Fact]
    public void Replication_that_a_study_asks_for_twice_is_not_one_of_an_earlier_run()
    {
        using var folder = new TemporaryFolder();
        var runs = new StoredRuns(Simulated, folder.Path, Build, renew: false);
        Likeness.AssertSame(runs.Execute(Some, 5), runs.Execute(Some, 5));
        Assert.Equal(0, runs.Taken);
    }

    [Fact]
    public void Folder_that_cannot_be_written_costs_nothing_but_the_keeping()
    {
        using var folder = new TemporaryFolder();
        var place = Path.Combine(folder.Path, "finished");
        File.WriteAllText(place, "in the way");
        var runs = new StoredRuns(Simulated, place, Build, renew: false);
        Likeness.AssertSame(Simulated(Some, 5), runs.Execute(Some, 5));
        Likeness.AssertSame(Simulated(Some, 6), runs.Execute(Some, 6));
        runs.Tidy();
        Assert.Equal((0, 0, 2), (runs.Taken, runs.Damaged, runs.Unkept));
        Assert.NotNull(runs.Fault);
        Assert.Equal("in the way", File.ReadAllText(place));
    }

    [Fact]
    public void Tidying_removes_what_is_of_no_use_and_the_oldest_of_other_studies_beyond_the_bound()
    {
        using var folder = new TemporaryFolder();
        var runs = new StoredRuns(Simulated, folder.Path, Build, renew: false);
        runs.Execute(Some, 5);
        var used = Path.GetFileName(Assert.Single(Directory.GetFiles(folder.Path)));
        var ours = Build[..8];
        Put($"{ours}-new.run", 100L << 20, age: 1);
        Put($"{ours}-old.run", 100L << 20, age: 2);
        Put($"{ours}-oldest.run", 100L << 20, age: 3);
        Put("fedcba98-other-build.run", 1, age: 0);
        Put($"{ours}-killed.run.17-1.tmp", 1, age: 0);
        Put("notes.txt", 1, age: 9);
        runs.Tidy();
        Assert.Equal(
            new[] { used, $"{ours}-new.run", $"{ours}-old.run", "notes.txt" }.Order(StringComparer.Ordinal),
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        void Put(string name, long length, int age)
        {
            var path = Path.Combine(folder.Path, name);
            using (var file = File.Create(path))
                file.SetLength(length);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-age));
        }
    }

    private static RunResult Taken(TemporaryFolder folder, Scenario scenario)
    {
        var runs = new StoredRuns(Never, folder.Path, Build, renew: false);
        var result = runs.Execute(scenario, 5);
        Assert.Equal((1, 0), (runs.Taken, runs.Damaged));
        return result;
    }

    private static RunResult Simulated(Scenario scenario, ulong seed) => RandomResults.Of(unchecked((int)seed));

    private static RunResult Never(Scenario scenario, ulong seed) =>
        throw new InvalidOperationException("What is kept must not be simulated.");

    private static byte[] Damaged(byte[] whole, int kind, Random random)
    {
        var at = random.Next(whole.Length);
        switch (kind)
        {
            case 0:
                return whole[..at];
            case 1:
                return [.. whole, (byte)random.Next(256)];
            case 2:
                return [.. whole[..at], .. new byte[whole.Length - at - 1], unchecked((byte)(whole[^1] + 1))];
            default:
                var changed = (byte[])whole.Clone();
                changed[at] ^= (byte)random.Next(1, 256);
                return changed;
        }
    }
}
