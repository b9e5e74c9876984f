using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Every default has a source, and every assumption a range.</summary>
public sealed class SourcesTests
{
    [Fact]
    public void Source_OfEveryDefault_StandsInTheSources()
    {
        var headings = File.ReadAllLines(Repository.File("docs", "SOURCES.md"))
            .Where(line => line.StartsWith("### ", StringComparison.Ordinal))
            .Select(line => line[4..])
            .ToArray();
        Assert.Equal(headings.Distinct(), headings);
        Assert.All(WithDefault, parameter => Assert.Contains(parameter.Source, headings));
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
        Assert.All(WithDefault.Where(parameter => parameter.Path.StartsWith("host.", StringComparison.Ordinal)), parameter =>
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
