using System.Text;
using HvSim.Import.Checking;
using HvSim.Import.Perfmon;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>What is simulated is averaged over the times that the log has values for.</summary>
public sealed class CounterMeansTests
{
    private const string Busy = @"Hyper-V Hypervisor Virtual Processor";
    private const string Memory = @"Hyper-V Dynamic Memory VM";

    private static readonly string[] Counters =
    [
        $@"{Busy}(a:Hv VP 0)\% Guest Run Time", $@"{Busy}(b:Hv VP 0)\% Guest Run Time", $@"{Memory}(b)\Physical Memory",
        @"Processor(_Total)\% Processor Time", $@"{Memory}(b)\Added Memory",
    ];

    /// <summary>
    /// Guest b is there for the second half: simulated beside it are 50 and 70, not 10 and 30 too. Among all guests it runs for
    /// half of the time: (20 + (50 + 70) / 4) / 2.
    /// </summary>
    [Fact]
    public void Simulated_OfAGuestThatAppears_IsAveragedOverItsTime()
    {
        var logged = CounterMeans.OfLogs([Log("20 - - 9 1", "20 - - 9 1", "20 40 900 9 1", "20 60 1100 9 1")],
            new PerfmonOptions(), TimeSpan.Zero, TimeSpan.FromHours(1));

        var simulated = Simulated(logged, "20 10 300 9 1", "20 30 500 9 1", "20 50 1000 9 1", "20 70 1400 9 1");

        var (busy, memory) = (Key(Busy, "% Guest Run Time", "b"), Key(Memory, "Physical Memory", "b"));
        Assert.Equal((50, 60), (logged.Means[busy], simulated[busy]));
        Assert.Equal((1000, 1200), (logged.Means[memory], simulated[memory]));
        Assert.Equal(20, simulated[Key(Busy, "% Guest Run Time", "a")]);
        Assert.Equal(25, simulated[Key(Busy, "% Guest Run Time", CounterKey.AllGuests)]);
        Assert.Equal((20 + 25) / 2.0, logged.Means[Key(Busy, "% Guest Run Time", CounterKey.AllGuests)]);
    }

    [Fact]
    public void Logged_FromTheMiddle_TellsTimesFromThere()
    {
        var logged = CounterMeans.OfLogs([Log("90 - - 9 1", "90 - - 9 1", "20 40 900 9 1", "20 - - 9 1")],
            new PerfmonOptions(), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2));

        var simulated = Simulated(logged, "20 50 1000 9 1", "20 10 300 9 1");

        Assert.Equal(20, logged.Means[Key(Busy, "% Guest Run Time", "a")]);
        Assert.Equal(40, logged.Means[Key(Busy, "% Guest Run Time", "b")]);
        Assert.Equal(50, simulated[Key(Busy, "% Guest Run Time", "b")]);
    }

    [Fact]
    public void Logged_WithOtherCounters_NamesThem()
    {
        var logged = CounterMeans.OfLogs([Log("20 10 300 9 1", "20 10 300 9 1")],
            new PerfmonOptions(), TimeSpan.Zero, TimeSpan.FromHours(1));

        Assert.Equal([Key(Memory, "Added Memory", ""), Key("Processor", "% Processor Time", "")], logged.Unread);
    }

    private static CounterKey Key(string @object, string counter, string guest) => new(@object, counter, guest);

    private static IReadOnlyDictionary<CounterKey, double> Simulated(LoggedCounters logged, params string[] rows) =>
        CounterMeans.OfSimulated(Encoding.UTF8.GetBytes(Text(rows)), guest => guest, logged);

    private static LogSource Log(params string[] rows) => Logs.Source(Encoding.UTF8.GetBytes(Text(rows)));

    /// <summary>The first row begins the first interval of a minute.</summary>
    private static string Text(string[] rows) => Logs.Of(
        "(PDH-CSV 4.0) (UTC)(0)", Counters,
        [
            ("03/02/2026 09:00:00.000", "- - - - -"),
            .. rows.Select((row, i) => ($"03/02/2026 09:{i + 1:00}:00.000", row)),
        ]);
}
