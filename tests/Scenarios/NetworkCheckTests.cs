using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Adapters and messages that cannot be, or that do nothing.</summary>
public sealed class NetworkCheckTests
{
    [Fact]
    public void GoodAdapter_HasNoProblems() => Assert.Equal("", Texts.ProblemsOf(IoTexts.WithAdapter()));

    [Theory]
    [InlineData("path: synthetic, on: nic1",
        "12:37: guests.web.network.on: there is no network adapter 'nic1'. Did you mean 'nic0'?")]
    [InlineData("path: synthetic, on: tape",
        "12:37: guests.web.network.on: there is no network adapter 'tape'. The adapters are nic0.")]
    public void Connection_ToAnAdapterThatThereIsNot_IsRefused(string adapter, string expected) =>
        Assert.Equal(expected, Texts.ProblemsOf(IoTexts.WithAdapter(adapter)));

    [Fact]
    public void Connection_OnAHostWithoutAdapters_IsRefusedWithAnAdapter() => Assert.Equal(
        "11:34: guests.web.network.on: there is no network adapter 'nic0'. Add it under 'host.network', such as 'network: { "
            + "nic0: { bandwidth: 10 Gbps } }'.",
        Texts.ProblemsOf(Texts.With("virtualProcessors: 2", "virtualProcessors: 2\n    network: { path: direct, on: nic0 }")));

    [Theory]
    [InlineData("send")]
    [InlineData("receive")]
    public void Message_OfAGuestWithoutAnAdapter_IsRefused(string step) => Assert.Equal(
        $"15:32: guests.web.workload.each[1].{step}: the guest has no network adapter. Give it one, such as "
            + "'network: { path: synthetic, on: nic0 }'.",
        Texts.ProblemsOf(IoTexts.With(
            "network: { nic0: { bandwidth: 10 Gbps } }", "threads: { quantum: 20 ms }", $"{{ {step}: {{ size: 8 KiB }} }}")));

    [Theory]
    [InlineData("synthetic", "postedInterrupts: true", "only a direct path posts interrupts", "choose the direct path")]
    [InlineData("emulated", "postedInterrupts: true", "only a direct path posts interrupts", "choose the direct path")]
    [InlineData("synthetic", "accesses: 5", "the adapter is not emulated", "choose the emulated path")]
    [InlineData("direct", "accesses: 5", "the adapter is not emulated", "choose the emulated path")]
    [InlineData("emulated", "checkBypass: false", "with an emulated adapter the guest checks always", "choose another path")]
    public void Key_ThatThePathDoesNotKnow_IsWarnedOf(string path, string key, string reason, string cure)
    {
        var text = IoTexts.WithAdapter($"{key}, path: {path}, on: nic0");
        var name = key[..key.IndexOf(':', StringComparison.Ordinal)];
        Assert.Equal(
            $"12:{16 + name.Length + 2}: warning: guests.web.network.{name}: {reason}, so that it does nothing. "
                + $"Leave it out, or {cure}.",
            Texts.ProblemsOf(text));
        Assert.True(Texts.Load(text).IsValid);
    }
}
