using System.Text;
using HvSim.Import.Perfmon;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>The code page of a log whose counters have English names and whose guests have not.</summary>
public sealed class CodePageTests
{
    static CodePageTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(932, "東京 (標準時)", -540, "会計サーバー")]
    [InlineData(932, "x", -540, "表計算")]
    [InlineData(1251, "RTZ 2 (зима)", -180, "бухгалтерия")]
    [InlineData(1251, "x", -180, "почта")]
    [InlineData(866, "x", -180, "Почта бухгалтерии")]
    [InlineData(1252, "W. Europe Standard Time", -60, "Büro Köln")]
    [InlineData(1252, "Paris, Madrid", -60, "Comptabilité")]
    [InlineData(1252, "Hora oficial do Brasil", 180, "Aplicações")]
    [InlineData(850, "Paris, Madrid", -60, "Comptabilité")]
    [InlineData(1250, "x", -60, "księgowość")]
    public void NamesOfGuests_TellTheCodePage(int page, string zone, int bias, string guest)
    {
        var load = Read(page, zone, bias, guest);

        Assert.Equal(guest, Assert.Single(load.Guests).Name);
        Assert.Contains(
            load.Report.Assumed, text => text.StartsWith($"log.csv: the text is in code page {page}, a guess from the letters",
                StringComparison.Ordinal));
    }

    [Fact]
    public void NamesOfCounters_ThatAreKnownInOnePage_AreNoGuess()
    {
        const string Header = @"""(PDH-CSV 4.0) (UTC)(0)"",""\\WEB\Процессор(_Total)\% загруженности процессора""";
        var text = Header + "\n\"01/31/2026 10:00:00.000\",\" \"\n\"01/31/2026 10:00:15.000\",\"25\"\n";

        var load = Logs.Read(new PerfmonOptions(), Logs.Source(Encoding.GetEncoding(1251).GetBytes(text)));

        Assert.Contains("log.csv: the text is in code page 1251, in which names of counters are known", load.Report.Assumed);
    }

    private static HvSim.Import.ImportedLoad Read(int page, string zone, int bias, string guest)
    {
        var text = Logs.Of(
            $"(PDH-CSV 4.0) ({zone})({bias})", [$@"Hyper-V Hypervisor Virtual Processor({guest}:Hv VP 0)\% Guest Run Time"],
            ("01/31/2026 10:00:00.000", "-"), ("01/31/2026 10:00:15.000", "25"));
        return Logs.Read(new PerfmonOptions(), Logs.Source(Encoding.GetEncoding(page).GetBytes(text)));
    }
}
