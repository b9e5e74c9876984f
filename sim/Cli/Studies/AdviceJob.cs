using HvSim.Experiments;
using HvSim.Experiments.Advice;
using HvSim.Scenarios;

namespace HvSim.Cli.Studies;

/// <summary>What <c>--advise</c> adds to a study.</summary>
internal static class AdviceJob
{
    /// <summary>Refuses a sweep without a search, which has no point at which something gives.</summary>
    /// <exception cref="UsageException">It is such a sweep.</exception>
    public static void Require(StudyRequest request, LoadedScenario loaded, bool sweeps)
    {
        if (request.Advise && sweeps && loaded.Scenario.Sweep is not { FindOverload: true })
        {
            throw new UsageException("--advise needs a search for the overload along one axis (--find overload), or a single "
                + $"point: 'hvsim run {request.File} --advise'.");
        }
    }

    /// <summary>Simulates what it takes.</summary>
    public static SweepResult WithAdvice(
        SweepResult points,
        LoadedScenario loaded,
        Experiment experiment,
        Func<IReadOnlyList<Override>, LoadResult> load,
        Surroundings world,
        CancellationToken stop)
    {
        if (points.Interrupted)
            return points with { Advice = AdviceAnswer.NotBegun };
        var search = points.Overload is null ? "" : "a second search with what gives first made unlimited, and ";
        var limit = loaded.Scenario.Run.Budget is null ? "" : "; a budget covers it as well";
        world.Error.WriteLine(
            $"{(world.ErrorIsTerminal ? "\n" : "")}advice: {search}each single change of a list at one point{limit}");
        var advice = experiment.Advise(loaded.Scenario, points, load, stop);
        return points with { Advice = advice, Interrupted = advice.Interrupted };
    }
}
