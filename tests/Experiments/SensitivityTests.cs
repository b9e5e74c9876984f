using HvSim.Experiments;
using HvSim.Experiments.Sensitivity;
using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>The question asked again at the ends of the ranges of what is only assumed.</summary>
public sealed class SensitivityTests
{
    private const string Text = """
        # How many guests fit?
        schemaVersion: 1
        name: guess
        host:
          machine: { sockets: 1, coresPerSocket: 4, threadsPerCore: 1 }
          os: windows-server-2016
          hypervisor:
            scheduler: classic
            slice: { value: 10 ms, evidence: assumed, source: a-guess, low: 2 ms, high: 10 ms }
        guests:
          web:
            count: 5
            virtualProcessors: 2
            workload:
              requests: { arrivals: poisson, rate: 60 /s }
              each: [ { cpu: { mean: 5 ms, cv: 1 } } ]
        objectives:
          - { guest: web, metric: response-time, statistic: mean, limit: 50 ms, across: pooled }
        run: { duration: 20 s, warmup: 5 s, replications: 3, seed: 1 }
        sweep: { axes: { guests.web.count: 1..40 }, find: overload }
        """;

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(39)]
    public void Search_FromWhereverItBegins_FindsTheAnswer(int answer)
    {
        for (var start = -1; start <= 39; start++)
        {
            var (found, looked) = Walk(start, answer);
            Assert.Equal(answer, found);
            // Doubling to a distance d and halving back takes about 2 log2 d.
            Assert.InRange(looked, 1, 2 + (2 * (int)Math.Ceiling(Math.Log2(Math.Abs(answer - start) + 2))));
            if (start == answer)
                Assert.InRange(looked, 1, 2);
        }
    }

    [Fact]
    public void Ends_AreThoseOfAssumedValuesInForce_AndNotTheValueItself()
    {
        var plan = SensitivityPlan.Of(Load([]).Loaded!, Load);
        var slice = Assert.Single(plan.Parameters, parameter => parameter.Path == "host.hypervisor.slice");
        Assert.Equal("2 ms", slice.Low!.Value);
        Assert.Null(slice.High);
        var assumed = Load([]).Loaded!.Effective.Where(value => value.Evidence == "assumed").Select(value => value.Path);
        Assert.Equal(assumed, plan.Parameters.Select(parameter => parameter.Path));
    }

    [Fact]
    public void ValueThatIsAnAxis_IsNotVariedTwice()
    {
        var loaded = Load([new Override("host.hypervisor.slice", "1 ms..5 ms").AsAxis(), new Override("sweep.find", "none")]);
        Assert.DoesNotContain(SensitivityPlan.Of(loaded.Loaded!, Load).Parameters, one => one.Path == "host.hypervisor.slice");
    }

    /// <summary>With 10 ms slices 20 guests fit, with 2 ms slices 12; a context switch of 3 us costs one.</summary>
    [Fact]
    public void ValueThatMovesTheAnswerMost_StandsFirst()
    {
        var answer = Ask(Fits, out var begun);
        Assert.Equal(("guests.web.count", "20", "20"), (answer.Axis, answer.Base.AxisValue, answer.MetricAt));
        Assert.Equal(["host.hypervisor.slice", "host.hypervisor.costs.contextSwitch"],
            answer.Rows.Take(2).Select(row => row.Parameter.Path));
        Assert.Equal(("12", 8.0, null), (answer.Rows[0].Low!.AxisValue, answer.Rows[0].Span, answer.Rows[0].High));
        Assert.Equal(("20", "19"), (answer.Rows[1].Low!.AxisValue, answer.Rows[1].High!.AxisValue));
        Assert.All(answer.Rows.Skip(2), row => Assert.Equal(0, row.Span));
        Assert.False(answer.Interrupted);
        // An answer that stays takes two points of three replications.
        Assert.Equal(3 * answer.Points, begun);
        Assert.InRange(answer.Points, 2 * answer.Rows.Count, (2 * 2 * answer.Rows.Count) + 8);
    }

    [Fact]
    public void WithoutASearch_TheMainMetricIsReadAtTheBasePoint()
    {
        var answer = Ask(Fits, out _, new Override("sweep.find", "none"));
        Assert.Equal(SensitivitySubject.Metric, answer.Subject);
        Assert.Equal("web response-time mean (pooled)", answer.MetricTitle);
        Assert.Equal("host.hypervisor.slice", answer.Rows[0].Parameter.Path);
        // The fake response is 50 ms over what fits, times the 5 guests of the file.
        Assert.Equal(50 * 5 / 20.0, answer.Base.Metric!.Value!.Value, 0.1);
        Assert.Equal(50 * 5 / 12.0, answer.Rows[0].Low!.Metric!.Value!.Value, 0.1);
    }

    [Fact]
    public void Interruption_IsMarked_AndLeavesReasons()
    {
        using var stop = new CancellationTokenSource();
        var (document, experiment, result) = Base(Fits);
        stop.Cancel();
        var loaded = document.With([]).Loaded!;
        var answer = experiment.Sensitivity(
            SensitivityPlan.Of(loaded, document.With), loaded.Scenario, result, document.With, stop.Token);
        Assert.True(answer.Interrupted);
        Assert.All(answer.Rows.SelectMany(row => new[] { row.Low, row.High }).OfType<SensitivityReading>(),
            reading => Assert.Equal("interrupted before it was known", reading.Reason));
    }

    private static double Fits(Scenario scenario)
    {
        var hypervisor = scenario.Host.Hypervisor!;
        return 10 + hypervisor.Slice.Seconds * 1000 - (hypervisor.Costs.ContextSwitch.Nanoseconds > 2500 ? 1 : 0);
    }

    private static SensitivityAnswer Ask(Func<Scenario, double> fits, out int begun, params Override[] overrides)
    {
        var count = 0;
        var (document, experiment, result) = Base(scenario =>
        {
            Interlocked.Increment(ref count);
            return fits(scenario);
        }, overrides);
        var loaded = document.With(overrides).Loaded!;
        LoadResult Read(IReadOnlyList<Override> more) => document.With([.. overrides, .. more]);
        count = 0;
        var answer = experiment.Sensitivity(
            SensitivityPlan.Of(loaded, Read), loaded.Scenario, result, Read, TestContext.Current.CancellationToken);
        begun = count;
        return answer;
    }

    private static (ScenarioDocument Document, Experiment Experiment, SweepResult Result) Base(
        Func<Scenario, double> fits, params Override[] overrides)
    {
        var document = ScenarioDocument.Parse(Text, "guess.yaml");
        var experiment = new Experiment((scenario, seed) => Answered(scenario, seed, fits(scenario)), workers: 2);
        var result = experiment.Sweep(document.With(overrides).Loaded!.Scenario.Sweep!,
            more => document.With([.. overrides, .. more]), TestContext.Current.CancellationToken);
        return (document, experiment, result);
    }

    private static RunResult Answered(Scenario scenario, ulong seed, double fits) =>
        Fake.Run(scenario, seed, _ => Enumerable.Repeat(50 * scenario.Guests[0].Count / fits, 200));

    private static LoadResult Load(IReadOnlyList<Override> overrides) =>
        ScenarioDocument.Parse(Text, "guess.yaml").With(overrides);

    private static (int Found, int Looked) Walk(int start, int answer)
    {
        var walk = new Gallop(start, 39);
        var looked = new HashSet<int>();
        while (walk.Next() is { Count: > 0 } places)
        {
            foreach (var place in places)
            {
                Assert.True(looked.Add(place), $"place {place} is looked at twice");
                walk.Learn(place, place > answer);
            }
        }
        return (walk.Answer, looked.Count);
    }
}
