using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Calibration;

/// <summary>What a published configuration is used for.</summary>
public enum FigureRole
{
    /// <summary>The workload is fitted on it.</summary>
    Calibration,

    /// <summary>The fitted model is held against it.</summary>
    Prediction,
}

/// <summary>A published configuration of a batch benchmark and the scenario that describes it.</summary>
/// <param name="Id">Short name, such as B.</param>
/// <param name="Label">What it is, for tables and charts.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Role">What it is used for.</param>
/// <param name="LowMinutes">Published elapsed time in minutes, lower end; null where none was published.</param>
/// <param name="HighMinutes">Published elapsed time in minutes, upper end; null where none was published.</param>
/// <param name="Favoured">Name of the guest class whose elapsed time counts; empty for all guests.</param>
public sealed record PublishedRun(
    string Id, string Label, Scenario Scenario, FigureRole Role, double? LowMinutes, double? HighMinutes, string Favoured)
{
    /// <summary>Middle of what was published.</summary>
    public double? Minutes => LowMinutes is { } low && HighMinutes is { } high ? (low + high) / 2 : null;

    /// <summary>Weight of the favoured class over the least weight of the scenario; null where no class is favoured.</summary>
    public double? FavouredWeight => Scenario.Guests.FirstOrDefault(guest => guest.Name == Favoured) is { } favoured
        ? (double)favoured.Weight / Scenario.Guests.Min(guest => guest.Weight)
        : null;

    /// <summary>The same with another weight ratio.</summary>
    public PublishedRun AtWeightRatio(int ratio)
    {
        var others = Scenario.Guests.Min(guest => guest.Weight);
        return this with
        {
            Scenario = Scenario with
            {
                Guests = [.. Scenario.Guests.Select(guest => guest.Name == Favoured ? guest with { Weight = others * ratio } : guest)],
            },
        };
    }
}

/// <summary>A benchmark whose workload is unknown and whose elapsed times are known for some configurations.</summary>
/// <param name="Native">The configuration without a hypervisor.</param>
/// <param name="Virtual">The same processors in one guest: fits what virtualization costs.</param>
/// <param name="Narrow">A guest of fewer processors: fits how much of the work waits for processors.</param>
/// <param name="Predictions">The configurations that the fitted model is held against.</param>
public sealed record BatchStudyFile(
    PublishedRun Native, PublishedRun Virtual, PublishedRun Narrow, IReadOnlyList<PublishedRun> Predictions);
