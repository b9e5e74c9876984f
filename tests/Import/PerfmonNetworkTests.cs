using Xunit;

namespace HvSim.Tests.Import;

/// <summary>A packet that passes several interfaces of a Windows counts once.</summary>
public sealed class PerfmonNetworkTests
{
    private const string Card = "Intel[R] Ethernet 10G X550-T";

    [Theory]
    [InlineData("MS TCP Loopback interface")]
    [InlineData("Software Loopback Interface 1")]
    [InlineData("isatap.{7F0E2084-C9A6-46CB-B1B5-83B8E54627DE}")]
    [InlineData("Teredo Tunneling Pseudo-Interface")]
    [InlineData("6TO4 Adapter")]
    [InlineData("Microsoft Network Adapter Multiplexor Driver")]
    [InlineData("Hyper-V Virtual Ethernet Adapter _2")]
    [InlineData("_Total")]
    public void InterfaceAboveAnAdapter_IsLeftOut(string name)
    {
        var load = Logs.Read(Log(name, Card, "Microsoft Hyper-V Network Adapter"));

        Assert.Equal((40.0 + 60) * 2, load.Guests[0].Samples[0].NetworkBytes);
        Assert.Contains(load.Report.Dropped, item => item.What.Contains($"({name})", StringComparison.Ordinal)
            && (item.Reason.Contains("its packets pass", StringComparison.Ordinal) || item.Reason == "the instances are taken"));
    }

    [Theory]
    [InlineData("Microsoft Network Adapter Multiplexor Driver", "isatap.local", 20)]
    [InlineData("Hyper-V Virtual Ethernet Adapter", "Microsoft Network Adapter Multiplexor Driver", 40)]
    [InlineData("_Total", "Software Loopback Interface 1", 20)]
    public void LowestLayerThatIsLogged_IsTaken(string first, string second, double expected) =>
        Assert.Equal(expected, Logs.Read(Log(first, second)).Guests[0].Samples[0].NetworkBytes / 2);

    [Fact]
    public void Loopback_Alone_IsNoNetwork() =>
        Assert.Equal(double.NaN, Logs.Read(Log("Software Loopback Interface 1")).Guests[0].Samples[0].NetworkBytes);

    [Fact]
    public void Team_BesideAdapters_IsAssumedToConsistOfThem() => Assert.Contains(
        "WEB: the adapters below its network teams and virtual switches are all logged",
        Logs.Read(Log("Microsoft Network Adapter Multiplexor Driver", Card)).Report.Assumed);

    /// <summary>The first interface receives and sends 20 bytes each, the second 40, and so on.</summary>
    private static string Log(params string[] interfaces)
    {
        string[] counters =
        [
            @"Processor(0)\% Processor Time",
            .. interfaces.Select(name => $@"Network Interface({name})\Bytes Received/sec"),
            .. interfaces.Select(name => $@"Network Interface({name})\Bytes Sent/sec"),
        ];
        var rates = string.Join(' ', interfaces.Select((_, i) => 20 * (i + 1)));
        return Logs.Of(
            "(PDH-CSV 4.0) (UTC)(0)", counters,
            ("01/31/2026 10:00:00.000", string.Join(' ', counters.Select(_ => "-"))),
            ("01/31/2026 10:00:15.000", $"50 {rates} {rates}"));
    }
}
