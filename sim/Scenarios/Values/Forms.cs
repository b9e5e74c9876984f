using HvSim.Engine;

namespace HvSim.Scenarios.Values;

/// <summary>The forms that every part of the format shares.</summary>
internal static class Forms
{
    public static readonly ValueForm<Duration> Time = new DurationForm();
    public static readonly ValueForm<double> Rate = new RateForm();
    public static readonly ValueForm<double> Bandwidth = new BandwidthForm();
    public static readonly ValueForm<double> Percent = new PercentForm();
    public static readonly ValueForm<double> Number = new NumberForm();
    public static readonly ValueForm<int> Count = new WholeNumberForm<int>();
    public static readonly ValueForm<long> LongCount = new WholeNumberForm<long>();
    public static readonly ValueForm<ulong> Seed = new WholeNumberForm<ulong>();
    public static readonly ValueForm<long> Size = new SizeForm();
    public static readonly ValueForm<bool> YesNo = new YesNoForm();
    public static readonly ValueForm<string> Name = new NameForm();
    public static readonly ValueForm<string> Path = new PathForm();
}
