using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Values of the wrong kind: lists, sections and nothing in the wrong place.</summary>
public sealed class WrongKindTests
{
    [Theory]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: [2]",
        "10:24: guests.web.virtualProcessors: here stands a list, but the key takes a single value. Write a "
            + "value such as '2'.")]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: ~",
        "10:24: guests.web.virtualProcessors: here stands nothing, but the key takes a single value. Write a "
            + "value such as '2'.")]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors:",
        "10:23: guests.web.virtualProcessors: here stands nothing, but the key takes a single value. Write a "
            + "value such as '2'.")]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: { a: 1 }",
        "10:24: guests.web.virtualProcessors: here stands a section with keys, but the key takes a single value. "
            + "Write a value such as '2'.")]
    [InlineData("  machine: { sockets: 1, coresPerSocket: 4 }", "  machine: [1, 4]",
        "5:12: host.machine: here stands a list, but the key takes a section with keys. Its keys are sockets, "
            + "coresPerSocket, threadsPerCore, numaNodesPerSocket, memory and idleStates.")]
    [InlineData("  machine: { sockets: 1, coresPerSocket: 4 }", "  machine: 4",
        "5:12: host.machine: here stands '4', but the key takes a section with keys. Its keys are sockets, "
            + "coresPerSocket, threadsPerCore, numaNodesPerSocket, memory and idleStates.")]
    [InlineData("{ scheduler: classic }", "classic",
        "7:15: host.hypervisor: here stands 'classic', but the key takes a section with keys or the word 'none'. "
            + "Its keys are scheduler, slice, limitPeriod, reserveRule, wakePreemption, "
            + "minimumRun, rootPrecedence, "
            + "numaSpanning, mitigations, slat, largePages, spin and costs.")]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: 2\n    disk: [ { on: ssd0 } ]",
        "11:11: guests.web.disk: here stands a list, but the key takes a section with keys. Describe one disk here, and name "
            + "further ones below 'disks', such as 'disks: { data: { path: synthetic, on: ssd0 } }'.")]
    [InlineData("each: [ { cpu: 5 ms } ]", "each: { cpu: 5 ms }",
        "13:13: guests.web.workload.each: here stands a section with keys, but the key takes a list. Begin each "
            + "item with a hyphen, or write [ ] around the items.")]
    [InlineData("  - { guest", "  a: { guest",
        "15:3: objectives: here stands a section with keys, but the key takes a list. Begin each item with a "
            + "hyphen, or write [ ] around the items.")]
    [InlineData("  web:", "  Web Server:",
        "9:3: guests.Web Server: 'Web Server' is not a name. Use lower-case letters, digits and hyphens, such as "
            + "'web'.\n15:14: objectives[0].guest: there is no guest class 'web'. The guest classes are Web Server.")]
    public void Value_OfTheWrongKind_IsRefusedWithItsPlaceAndCure(string old, string @new, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(old, @new)));
    }
}
