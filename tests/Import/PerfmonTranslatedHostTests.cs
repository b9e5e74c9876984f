using HvSim.Import;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>A host of Hyper-V whose counters have names in another language than English.</summary>
public sealed class PerfmonTranslatedHostTests
{
    private const string Utc = "(PDH-CSV 4.0) (UTC)(0)";

    [Theory]
    [InlineData(@"Virtueller Hyper-V-Hypervisorprozessor(web:Hv VP 0)\% Gast-Laufzeit", @"Prozessor(_Total)\Prozessorzeit (%)")]
    [InlineData(
        @"Processeur logique de l'hyperviseur Hyper-V(Hv LP 0)\% de la durée d'exécution totale",
        @"Processeur(_Total)\% temps processeur")]
    [InlineData(@"Hyper-V ハイパーバイザー仮想プロセッサ(web:Hv VP 0)\% ゲスト実行時間", @"Processor(_Total)\% Processor Time")]
    public void HostInAnotherLanguage_IsRefused_AndEnglishNamesAreAskedFor(string counter, string own)
    {
        var refusal = Assert.Throws<ImportException>(() => Logs.Read(Log(counter, own)));

        var problem = Assert.Single(refusal.Problems);
        Assert.StartsWith("WEB is a host of Hyper-V", problem.Reason, StringComparison.Ordinal);
        Assert.EndsWith($"English only, and not as {counter.Split('(')[0]}", problem.Reason, StringComparison.Ordinal);
        Assert.Contains("English", problem.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void HostInAnotherLanguage_BesideAMachine_IsReported()
    {
        var host = Log(@"Virtueller Hyper-V-Hypervisorprozessor(web:Hv VP 0)\% Gast-Laufzeit")
            .Replace("WEB", "HV01", StringComparison.Ordinal);

        var load = Logs.Read(host, Log(@"Processor(_Total)\% Processor Time"));

        Assert.Equal("WEB", Assert.Single(load.Guests).Name);
        Assert.Contains(load.Report.Dropped, item => item.What == "host HV01"
            && item.Reason.Contains("English only", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(@"Hyper-V Dynamic Memory Integration Service\Maximum Memory, Mbytes")]
    [InlineData(@"Service d'intégration de mémoire dynamique Hyper-V\Mémoire maximale")]
    [InlineData(@"Hyper-V Virtual Machine Bus Pipes(pipe)\Reads/sec")]
    public void WhatAGuestHasToo_IsNoSignOfAHost(string counter) =>
        Assert.Equal("WEB", Assert.Single(Logs.Read(Log(@"Processor(_Total)\% Processor Time", counter)).Guests).Name);

    private static string Log(params string[] counters) => Logs.Of(
        Utc, counters, ("01/31/2026 10:00:00.000", string.Join(' ', counters.Select(_ => "-"))),
        ("01/31/2026 10:00:15.000", string.Join(' ', counters.Select(_ => "25"))));
}
