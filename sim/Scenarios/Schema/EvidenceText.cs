namespace HvSim.Scenarios.Schema;

/// <summary>How evidence is called in files and lists.</summary>
internal static class EvidenceText
{
    public static string Of(Evidence evidence) => evidence switch
    {
        Evidence.Measured => "measured",
        Evidence.Published => "published",
        Evidence.Calibrated => "calibrated",
        Evidence.Assumed => "assumed",
        Evidence.Setting => "setting",
        _ => throw new ArgumentOutOfRangeException(nameof(evidence), evidence, "No such evidence."),
    };
}
