namespace HvSim.Experiments;

/// <summary>How well the host's processors are used.</summary>
public enum HostHealth
{
    /// <summary>Less than 40 % busy or stranded.</summary>
    OverProvisioned,

    /// <summary>40 to 75 % busy or stranded.</summary>
    EfficientlyProvisioned,

    /// <summary>More than 75, to 90 % busy or stranded, or more than 60 us of CPU wait per dispatch on average.</summary>
    Strained,

    /// <summary>More than 90 % busy or stranded, more than 100 us of CPU wait per dispatch on average, or no steady state.</summary>
    OverCommitted,
}

/// <summary>The verdict on the host's processors at a point.</summary>
/// <param name="Health">The verdict; its thresholds apply to the estimates, not to their intervals.</param>
/// <param name="Evidence">The readings that it rests on and the threshold that decided, in one line.</param>
public sealed record HostVerdict(HostHealth Health, string Evidence);
