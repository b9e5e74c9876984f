using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>Demand that follows a file of interval means.</summary>
internal static class TraceSchema
{
    /// <summary>Stands for what the file holds, which nobody writes.</summary>
    public static readonly SchemaNode Content = new Section("content")
    {
        Description = "SHA-256 of the text of the trace file.",
    };

    public static readonly ScalarKey<string> File = new("file", Forms.Path)
    {
        Description = "The trace file, relative to the scenario's folder: a CSV file with the column at_s and a line for each "
            + "interval.",
        Presence = Presence.Required,
    };

    public static readonly ScalarKey<Duration> Start = new("start", Forms.Time)
    {
        Description = "Where in the trace guests begin; left out, at its beginning.",
        Sample = "2 h",
        Minimum = "0 s",
        Maximum = "24000 h",
    };

    public static readonly ScalarKey<Duration> Spread = new("spread", Forms.Time)
    {
        Description = "How much later in the trace each guest of the class begins than the one before it; the trace then goes "
            + "round. Left out, all go through it together.",
        Sample = "5 min",
        Minimum = "0 s",
        Maximum = "24000 h",
    };

    public static readonly ScalarKey<bool> Even = new("even", Forms.YesNo)
    {
        Description = "Whether requests come at equal gaps where their rate is equal, instead of as a Poisson process.",
        Default = "false",
    };

    public static readonly ScalarKey<double> Peak = new("peak", Forms.Number)
    {
        Description = "Demand inside a burst over the mean of the interval; 1 for no bursts.",
        Default = "3",
        Minimum = "1",
        Maximum = "1000",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.TraceBursts,
        PlausibleLow = "1.5",
        PlausibleHigh = "5",
    };

    public static readonly ScalarKey<double> Share = new("share", Forms.Percent)
    {
        Description = "Share of time inside bursts; peak times share is at most 100 %.",
        Default = "20 %",
        Minimum = "0 %",
        IsAboveMinimum = true,
        Maximum = "100 %",
        IsBelowMaximum = true,
        Evidence = Evidence.Assumed,
        Source = SourceKeys.TraceBursts,
        PlausibleLow = "5 %",
        PlausibleHigh = "30 %",
    };

    public static readonly ScalarKey<Duration> Length = new("length", Forms.Time)
    {
        Description = "Mean length of a burst.",
        Default = "2 s",
        Minimum = "1 ms",
        Maximum = "24 h",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.TraceBursts,
        PlausibleLow = "100 ms",
        PlausibleHigh = "30 s",
    };

    public static readonly Section Bursts = new("bursts", Peak, Share, Length)
    {
        Description = "How demand jumps within an interval, around the interval's mean.",
        Presence = Presence.Implied,
    };

    public static readonly TimeLawSchema Work = new(
        "work", "Processor time that a request of the trace brings.", Presence.Implied,
        new UsualTime("20 ms", "1 ms", "100 ms", SourceKeys.TraceBursts));

    public static readonly ScalarKey<long> ReadSize = SizeOf("readSize", "a read");

    public static readonly ScalarKey<long> WriteSize = SizeOf("writeSize", "a write");

    public static readonly ScalarKey<long> PacketSize = new("packetSize", Forms.Size)
    {
        Description = "Size of a packet, where the trace does not give both packets and bytes.",
        Default = "16 KiB",
        Minimum = "64 B",
        Maximum = "64 KiB",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.TraceTransfers,
        PlausibleLow = "512 B",
        PlausibleHigh = "64 KiB",
    };

    public static readonly ScalarKey<double> Sent = new("sent", Forms.Percent)
    {
        Description = "Share of the packets that the guest sends; the others it receives.",
        Default = "50 %",
        Minimum = "0 %",
        Maximum = "100 %",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.TraceTransfers,
        PlausibleLow = "20 %",
        PlausibleHigh = "80 %",
    };

    public static readonly Section Trace = new(
        "trace", File, Start, Spread, Even, Work.Law, Bursts, ReadSize, WriteSize, PacketSize, Sent)
    {
        Description = "Demand for processors, disks, network and memory that follows a file of interval means, in the place of "
            + "steps and of 'committed'; the run ends with it.",
    };

    private static ScalarKey<long> SizeOf(string key, string what) => new(key, Forms.Size)
    {
        Description = $"Size of {what}, where the trace does not give both their number and their bytes.",
        Default = "32 KiB",
        Minimum = "512 B",
        Maximum = "64 MiB",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.TraceTransfers,
        PlausibleLow = "8 KiB",
        PlausibleHigh = "64 KiB",
    };
}
