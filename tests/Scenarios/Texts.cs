using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>A small good scenario and ways to spoil it.</summary>
internal static class Texts
{
    public const string File = "base.yaml";

    public const string Base = """
        # Is every mistake named?
        schemaVersion: 1
        name: base
        host:
          machine: { sockets: 1, coresPerSocket: 4 }
          os: windows-server-2016
          hypervisor: { scheduler: classic }
        guests:
          web:
            virtualProcessors: 2
            workload:
              requests: { arrivals: poisson, rate: 60 /s }
              each: [ { cpu: 5 ms } ]
        objectives:
          - { guest: web, metric: response-time, statistic: p95, limit: 50 ms }
        run: { duration: 60 s, warmup: 5 s }

        """;

    /// <summary>The base with one piece of text replaced, which must be there.</summary>
    public static string With(string old, string @new)
    {
        var at = Base.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the base scenario does not hold {old}");
        return Base[..at] + @new + Base[(at + old.Length)..];
    }

    public static LoadResult Load(string text, params Override[] overrides) => ScenarioFile.Parse(text, File, overrides);

    public static LoadedScenario Loaded(string text, params Override[] overrides)
    {
        var result = Load(text, overrides);
        Assert.True(result.IsValid, string.Join('\n', result.Problems));
        return result.Loaded!;
    }

    /// <summary>All problems of a text, one a line, without the file name.</summary>
    public static string ProblemsOf(string text, params Override[] overrides) =>
        string.Join('\n', Load(text, overrides).Problems.Select(problem => problem.ToString()))
            .Replace(File + ":", "", StringComparison.Ordinal);

    public static string Text(LoadedScenario loaded, string path) => loaded.Effective.Single(value => value.Path == path).Text;
}
