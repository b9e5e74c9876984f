using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Names of counters in other languages, and what is said of those that are not known.</summary>
public sealed class PerfmonNameTests
{
    private const string Unknown = "its name is not known here";
    private const string NoDemand = "no part of the demand of a guest";

    [Theory]
    [InlineData(@"Prozessorinformationen(0,0)\Prozessorzeit (%)")]
    [InlineData(@"Informations sur le processeur(0,0)\% temps processeur")]
    [InlineData(@"Información del procesador(0,0)\% de tiempo de procesador")]
    [InlineData(@"Informações do Processador(0,0)\% Tempo do Processador")]
    [InlineData(@"Сведения о процессоре(0,0)\% загруженности процессора")]
    public void ProcessorInformation_InOtherLanguages_IsKnown(string counter) =>
        Assert.Equal(0.25, Logs.Read(Log(counter)).Guests[0].Samples[0].CpuSeconds);

    [Fact]
    public void LogicalDisk_InRussian_IsKnown()
    {
        var load = Logs.Read(Log(
            @"Процессор(0)\% загруженности процессора", @"Логический диск(C:)\Скорость чтения с диска (байт/с)"));

        Assert.Equal(25, load.Guests[0].Samples[0].ReadBytes);
    }

    [Theory]
    [InlineData(@"Processor(0)\% Processor Time", @"System\Context Switches/sec", NoDemand)]
    [InlineData(@"Processor(0)\% Processor Time", @"Memory\Pages/sec", NoDemand)]
    [InlineData(@"Процессор(0)\% загруженности процессора", @"Память\Байт выделенной виртуальной памяти", Unknown)]
    [InlineData(@"Prozessor(0)\Prozessorzeit (%)", @"Arbeitsspeicher\Seiten/s", Unknown)]
    [InlineData(@"Prozessor(0)\Prozessorzeit (%)", @"System\Kontextwechsel/s", Unknown)]
    [InlineData(@"Processor(0)\% Processor Time", @"Mémoire vive\Pages/s", Unknown)]
    public void CounterThatIsLeftOut_IsNotKnown_OrNoDemand(string known, string other, string reason)
    {
        var dropped = Assert.Single(Logs.Read(Log(known, other)).Report.Dropped);

        Assert.Equal(($@"\\WEB\{other}", reason), (dropped.What, dropped.Reason));
    }

    [Theory]
    [InlineData(4, 8, "the 12 that the hosts have together")]
    [InlineData(4, 0, "the sum of theirs")]
    public void GuestsOfTwoHosts_AreSaidToBePutOnOne(int first, int second, string sum)
    {
        var load = Logs.Read(Host("HVA", first), Host("HVB", second));

        Assert.Null(load.LogicalProcessors);
        Assert.Contains(
            "the guests of 2 hosts (HVA, HVB) are put on one, whose processors follow from what the guests want and are not "
            + sum,
            load.Report.Assumed);
    }

    [Fact]
    public void GuestsOfOneHost_NeedNoAssumption()
    {
        var load = Logs.Read(Host("HVA", 4));

        Assert.Equal(4, load.LogicalProcessors);
        Assert.DoesNotContain(load.Report.Assumed, text => text.Contains("hosts", StringComparison.Ordinal));
    }

    private static string Host(string name, int processors) => Log(
    [
        .. Enumerable.Range(0, processors).Select(i => $@"Hyper-V Hypervisor Logical Processor(Hv LP {i})\% Total Run Time"),
        $@"Hyper-V Hypervisor Virtual Processor(app{name}:Hv VP 0)\% Guest Run Time",
    ]).Replace("WEB", name, StringComparison.Ordinal);

    private static string Log(params string[] counters) => Logs.Of(
        "(PDH-CSV 4.0) (UTC)(0)", counters, ("01/31/2026 10:00:00.000", string.Join(' ', counters.Select(_ => "-"))),
        ("01/31/2026 10:00:15.000", string.Join(' ', counters.Select(_ => "25"))));
}
