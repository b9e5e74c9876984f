namespace HvSim.Import.Perfmon;

/// <summary>One kind of demand of a guest.</summary>
internal enum Measure
{
    /// <summary>Processor-seconds per second.</summary>
    Cpu,

    /// <summary>Bytes of memory in use.</summary>
    Memory,

    /// <summary>Disk reads per second.</summary>
    Reads,

    /// <summary>Disk writes per second.</summary>
    Writes,

    /// <summary>Bytes read per second.</summary>
    ReadBytes,

    /// <summary>Bytes written per second.</summary>
    WriteBytes,

    /// <summary>Network packets per second.</summary>
    Packets,

    /// <summary>Network bytes per second.</summary>
    NetworkBytes,
}

/// <summary>The kinds of demand in words.</summary>
internal static class Measures
{
    /// <summary>How many there are.</summary>
    public const int Count = (int)Measure.NetworkBytes + 1;

    /// <summary>A kind of demand in words.</summary>
    public static string Words(this Measure measure) => measure switch
    {
        Measure.Cpu => "processor time",
        Measure.Memory => "memory",
        Measure.Reads => "disk reads",
        Measure.Writes => "disk writes",
        Measure.ReadBytes => "bytes read",
        Measure.WriteBytes => "bytes written",
        Measure.Packets => "packets",
        _ => "network bytes",
    };
}
