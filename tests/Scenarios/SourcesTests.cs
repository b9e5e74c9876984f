using System.Text.RegularExpressions;
using HvSim.Scenarios;
using HvSim.Scenarios.Schema;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Every default has a source, and every assumption a range.</summary>
public sealed class SourcesTests
{
    private static readonly string[] Headings =
    [
        .. File.ReadAllLines(Repository.File("docs", "SOURCES.md"))
            .Where(line => line.StartsWith("### ", StringComparison.Ordinal))
            .Select(line => line[4..]),
    ];

    [Fact]
    public void Source_OfEveryDefault_StandsInTheSources() =>
        Assert.All(WithDefault, parameter => Assert.Contains(parameter.Source, Headings));

    [Fact]
    public void Source_OfEveryValueOfAShippedScenario_StandsInTheSources()
    {
        foreach (var file in Repository.Scenarios)
        {
            var result = ScenarioFile.Load(Repository.File(file), []);
            Assert.True(result.IsValid, string.Join('\n', result.Problems));
            Assert.All(result.Loaded!.Effective.Where(value => value.Source.Length > 0),
                value => Assert.Contains(value.Source, Headings));
        }
    }

    [Fact]
    public void Source_ThatTheFormatNames_StandsInTheSourcesOnce() =>
        Assert.All(typeof(SourceKeys).GetFields(), key =>
            Assert.Single(Headings, heading => heading == (string?)key.GetValue(null)));

    [Fact]
    public void Source_OfEveryThreshold_StandsInTheSources() =>
        Assert.All(HvSim.Experiments.VerdictThresholds.All, threshold => Assert.Contains(threshold.Source, Headings));

    [Fact]
    public void Source_ThatTheCodeNames_StandsInTheSources()
    {
        var named = Directory.EnumerateFiles(Repository.File("sim"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"docs/SOURCES\.md, ([a-z0-9-]+)"))
            .Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.Contains("kneedle", named);
        Assert.Contains("universal-scalability-law", named);
        Assert.All(named, key => Assert.Contains(key, Headings));
    }

    [Fact]
    public void Default_ThatIsAssumed_HasAPlausibleRangeOfAllowedValues() =>
        Assert.All(WithDefault.Where(parameter => parameter.Evidence == Evidence.Assumed), parameter =>
        {
            Assert.NotEqual("", parameter.PlausibleLow);
            Assert.NotEqual("", parameter.PlausibleHigh);
            Assert.NotEqual(parameter.PlausibleLow, parameter.PlausibleHigh);
        });

    [Fact]
    public void PlausibleRange_OfEveryHostParameter_IsAccepted() =>
        Assert.All(WithDefault.Where(parameter => parameter.Path.StartsWith("host.", StringComparison.Ordinal)
            && !parameter.Path.Contains('<', StringComparison.Ordinal)), parameter =>
        {
            string[] values = [parameter.Default, parameter.PlausibleLow, parameter.PlausibleHigh];
            foreach (var value in values.Where(value => value.Length > 0))
            {
                Texts.Loaded(Texts.Base, new Override(parameter.Path, value));
            }
        });

    [Fact]
    public void Default_ThatClaimsSomethingAboutMachines_IsNoSetting() =>
        Assert.All(WithDefault.Where(parameter => parameter.Dimension is "time" or "percent" && parameter.Path != "run.warmup"),
            parameter => Assert.NotEqual(Evidence.Setting, parameter.Evidence));

    [Fact]
    public void Description_OfEveryParameter_IsASentence() =>
        Assert.All(ScenarioSchema.Parameters, parameter => Assert.EndsWith(".", parameter.Description, StringComparison.Ordinal));

    private static IEnumerable<ParameterDescription> WithDefault =>
        ScenarioSchema.Parameters.Where(parameter => parameter.Default.Length > 0);
}
