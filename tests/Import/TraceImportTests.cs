using HvSim.Import;
using HvSim.Import.Traces;
using HvSim.Import.Writing;
using HvSim.Scenarios;
using HvSim.Tests.Report;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Public trace formats, with the traps of their columns, become scenarios that run.</summary>
public sealed class TraceImportTests : IDisposable
{
    private const string BitbrainsHeader =
        "Timestamp [ms];\tCPU cores;\tCPU capacity provisioned [MHZ];\tCPU usage [MHZ];\tCPU usage [%];"
        + "\tMemory capacity provisioned [KB];\tMemory usage [KB];\tDisk read throughput [KB/s];\tDisk write throughput [KB/s];"
        + "\tNetwork received throughput [KB/s];\tNetwork transmitted throughput [KB/s]";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Seconds in spite of the header, percent of all processors, KB of 1,024 bytes, the network both ways.</summary>
    [Fact]
    public void Bitbrains_IsReadAsItIsMeant()
    {
        Write("7.csv", Bitbrains("1376000000;\t2;\t5200;\t1;\t25.0;\t1.048576E6;\t1024;\t1;\t2;\t3;\t4",
            "1376000300;\t2;\t5200;\t1;\t104.0;\t1048576;\t2048;\t0;\t0;\t0;\t0"));

        var load = BitbrainsImport.Read(_folder.Path);

        var guest = Assert.Single(load.Guests);
        Assert.Equal((300, 2, 1L << 30), (load.Interval.TotalSeconds, guest.VirtualProcessors, guest.AssignedMemoryBytes));
        Assert.Equal([0.5, 2], guest.Samples.Select(sample => sample.CpuSeconds));
        var first = guest.Samples[0];
        Assert.Equal((1 << 20, 1024, 2048, 7 * 1024), (first.MemoryBytes, first.ReadBytes, first.WriteBytes, first.NetworkBytes));
        Assert.Equal([300.0, 600], guest.Samples.Select(sample => sample.At.TotalSeconds));
        Assert.True(double.IsNaN(first.Reads) && double.IsNaN(first.Packets));
        Assert.Contains(load.Report.Assumed, text => text.StartsWith("1 samples above all processors"));
    }

    [Theory]
    [InlineData("1;\t2", "the line has fewer values than the header")]
    [InlineData("1376000000;\t2;\t5200;\t1;\tx;\t1;\t1;\t1;\t2;\t3;\t4", "'x' is no CPU usage [%]")]
    public void Bitbrains_WithABadLine_IsRefusedAtItsPlace(string line, string reason)
    {
        var file = Write("7.csv", Bitbrains(line));

        var refusal = Assert.Throws<ImportException>(() => BitbrainsImport.Read(_folder.Path));

        var problem = Assert.Single(refusal.Problems);
        Assert.Equal((file, 2, reason), (problem.File, problem.Line, problem.Reason));
    }

    [Fact]
    public void PlanetLab_IsAPercentageALine()
    {
        Write("b", "50\n0\n");
        Write("a", "10\n20\n");
        Write("readme.md", "# Traces\n");

        var load = PlanetLabImport.Read(_folder.Path);

        Assert.Equal(["a", "b"], load.Guests.Select(guest => guest.Name));
        Assert.Equal([0.5, 0], load.Guests[1].Samples.Select(sample => sample.CpuSeconds));
        Assert.Equal("readme.md", Assert.Single(load.Report.Dropped).What);
    }

    [Fact]
    public void Azure_TakesProcessorsAndMemoryFromTheTable()
    {
        Write("vmtable.csv", "one,s,d,0,600,99,3,10,Interactive,4,7\n");
        Write("vm_cpu_readings-file-2-of-125.csv", "300,one,1,90,50\n");
        Write("vm_cpu_readings-file-1-of-125.csv", "0,two,1,9,5\n0,one,1,50,20\n");

        var load = AzureImport.Read(_folder.Path);

        Assert.Equal([("one", 4, 7.0 * (1L << 30)), ("two", 1, (double?)null)],
            load.Guests.Select(guest => (guest.Name, guest.VirtualProcessors, guest.AssignedMemoryBytes)));
        Assert.Equal([0.8, 2], load.Guests[0].Samples.Select(sample => sample.CpuSeconds));
    }

    /// <summary>What is written runs, and asks for what was read; of classes, their sum does.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void Scenario_OfALoad_IsValidAndKeepsItsMeans(int? classes)
    {
        for (var vm = 0; vm < 6; vm++)
        {
            var lines = Enumerable.Range(0, 12)
                .Select(i => (At: 1376000000 + (300 * i) + (vm * 40), Cpu: ((vm * 13) + (i * 7)) % 100))
                .Select(one => FormattableString.Invariant(
                    $"{one.At};2;5200;1;{one.Cpu};1048576;{1000 * vm};{vm};{one.Cpu};1;2"));
            Write($"{vm}.csv", Bitbrains([.. lines]));
        }
        var load = BitbrainsImport.Read(_folder.Path);

        var files = ScenarioWriter.Write(load, new WriterOptions { Name = "bitbrains", Classes = classes }).Files;

        var to = Path.Combine(_folder.Path, "out");
        Directory.CreateDirectory(Path.Combine(to, "traces"));
        foreach (var file in files)
            File.WriteAllText(Path.Combine(to, file.Path), file.Text);
        var result = ScenarioFile.Load(Path.Combine(to, files[0].Path), []);
        Assert.True(result.IsValid, string.Join('\n', result.Problems));
        var guests = result.Loaded!.Scenario.Guests;
        Assert.Equal((classes ?? 6, 6), (guests.Count, guests.Sum(guest => guest.Count)));
        foreach (var column in new[] { "cpu_s_per_s", "write_bytes_per_s", "network_bytes_per_s" })
        {
            var demanded = guests.Sum(guest =>
                guest.Count * SumOf(files.Single(file => file.Path == $"traces/{guest.Name}.csv"), column));
            Assert.Equal(1, demanded / load.Guests.Sum(guest => guest.Samples.Sum(sample => Figure(sample, column))), 5);
        }
        // Memory is there in all of the 13 intervals that the samples meet, and not for the time of 12.
        var held = guests.Sum(guest =>
            guest.Count * SumOf(files.Single(file => file.Path == $"traces/{guest.Name}.csv"), "memory_bytes"));
        Assert.Equal(1, held / (13 * 15_000.0 * 1024), 5);
    }

    [Fact]
    public void Peak_IsTheBusiestWindow()
    {
        Write("vm", string.Join('\n', Enumerable.Range(0, 48).Select(i => i is >= 17 and < 29 ? 90 : 10)));

        var files = ScenarioWriter.Write(
            PlanetLabImport.Read(_folder.Path), new WriterOptions { Name = "planetlab", Peak = TimeSpan.FromHours(1) }).Files;

        Assert.Contains("start: 5100 s", files[0].Text);
        Assert.Contains("duration: 3600 s", files[0].Text);
        Assert.Contains("1 h from 5100 s on: 0.9 processors on average", files[1].Text);
    }

    private static double SumOf(WrittenFile file, string column)
    {
        var lines = file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var place = Array.IndexOf(lines[0].Split(','), column);
        return lines.Skip(1).Sum(line => double.Parse(line.Split(',')[place], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static double Figure(LoadSample sample, string column) => column switch
    {
        "cpu_s_per_s" => sample.CpuSeconds,
        "write_bytes_per_s" => sample.WriteBytes,
        _ => sample.NetworkBytes,
    };

    private static string Bitbrains(params string[] lines) => BitbrainsHeader + "\n" + string.Join('\n', lines) + "\n";

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, text);
        return file;
    }
}
