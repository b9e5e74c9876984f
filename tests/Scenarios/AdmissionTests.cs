using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Guests that the host refuses to start.</summary>
public sealed class AdmissionTests
{
    [Theory]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    count: 5\n    cpu: { reserve: 50 % }",
        "8:1: guests: the guests reserve 5 logical processors of 4. Lower the reserves, or run fewer guests.")]
    [InlineData("{ scheduler: classic }\nguests:\n  web:\n    virtualProcessors: 2",
        "{ scheduler: classic, numaSpanning: false }\nguests:\n  web:\n    virtualProcessors: 5",
        "10:24: warning: guests.web.virtualProcessors: the guest is wider than the machine with its 4 logical processors. "
            + "Give it fewer virtual processors, or the machine more cores.\n"
            + "10:24: guests.web.virtualProcessors: without NUMA spanning a guest starts only within a node, which has 4 logical "
            + "processors. Give it fewer virtual processors, or allow 'numaSpanning'.")]
    [InlineData("sockets: 1, coresPerSocket: 4 }\n  os: windows-server-2016\n  hypervisor: { scheduler: classic }\nguests:\n  web:\n",
        "sockets: 2, coresPerSocket: 4, memory: 16 GiB }\n  os: windows-server-2016\n  hypervisor: { scheduler: classic, numaSpanning: false }\n"
            + "guests:\n  web:\n    memory: { static: 8 GiB, demand: { committed: 1 GiB } }\n",
        "10:23: guests.web.memory.static: without NUMA spanning a guest starts only within a node, which has 7760 MiB for guests, not "
            + "8 GiB. Give it less, or allow 'numaSpanning'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 1\n    count: 1025",
        "8:1: guests: Windows Server 2016 runs at most 1024 guests, not 1025. Run fewer guests, or give them "
            + "fewer virtual processors.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 3\n    count: 1000",
        "8:1: guests: Windows Server 2016 runs at most 2048 virtual processors, not 3000. Run fewer guests, or "
            + "give them fewer virtual processors.")]
    [InlineData(
        "  hypervisor: { scheduler: classic }\nguests:\n  web:\n",
        "  hypervisor: none\nguests:\n  web:\n    count: 3\n",
        "8:1: guests: a native run gives each virtual processor a logical processor, but 6 virtual processors "
            + "meet 4 logical ones. Run fewer guests, or give them fewer virtual processors.")]
    [InlineData(
        "2016\n  hypervisor: { scheduler: classic }\nguests:\n  web:\n",
        "2008-r2\n  hypervisor: { scheduler: classic }\nguests:\n  web:\n    count: 17\n",
        "8:1: guests: Windows Server 2008 R2 runs at most 8 virtual processors per logical processor, not 34 on "
            + "4. Run fewer guests, or give them fewer virtual processors.")]
    public void Guests_ThatTheHostDoesNotStart_AreRefusedByAdmission(string old, string @new, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(old, @new)));
        Assert.True(Texts.Load(Texts.With(old, @new)).IsRefusedByAdmission);
    }
}
