using HvSim.Experiments;
using Xunit;

namespace HvSim.Tests.Experiments;

public sealed class HeadroomTests
{
    [Theory]
    [InlineData(31, 4, 1, 93, 23, 31)]   // 3 hosts hold 93; 23 on each of 4 are 92, which 3 hold as 31, 31 and 30
    [InlineData(10, 2, 1, 10, 5, 10)]
    [InlineData(11, 2, 1, 11, 5, 10)]
    [InlineData(7, 5, 2, 21, 4, 7)]      // 20 on 3 hosts: 7, 7 and 6
    [InlineData(0, 3, 1, 0, 0, 0)]
    [InlineData(1, 8, 7, 1, 0, 0)]
    public void Survivors_HoldAllGuestsOfAllHosts(
        long answer, int hosts, int lost, long total, long perHost, long after) =>
        Assert.Equal(new ClusterRoom(hosts, lost, total, perHost, after), ClusterRoom.Of(answer, hosts, lost));

    [Fact]
    public void NoSurvivor_EverHoldsMoreThanTheAnswer_AndOneGuestMoreWouldBeTooMany()
    {
        for (var hosts = 2; hosts <= 12; hosts++)
        {
            for (var lost = 1; lost < hosts; lost++)
            {
                for (var answer = 0; answer <= 40; answer++)
                {
                    var room = ClusterRoom.Of(answer, hosts, lost);
                    Assert.True(room.PerHostAfter <= answer);
                    Assert.True((room.PerHost + 1) * hosts > (long)answer * (hosts - lost));
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 0)]
    [InlineData(4, 4)]
    public void HostsThatCannotBe_AreRefused(int hosts, int lost) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClusterRoom.Of(10, hosts, lost));

    [Fact]
    public void Room_IsInGuestsAndInPercentOfTheFile()
    {
        var headroom = new Headroom(29, IsAtLeast: false, InFile: 24, Cluster: null);
        Assert.Equal((5, 100 * 5 / 24.0), (headroom.Room, headroom.RoomPercent));
        var processors = new Headroom(6, IsAtLeast: false, InFile: 8, Cluster: null) { IsFalling = true };
        Assert.Equal((2, 25.0), (processors.Room, processors.RoomPercent));
        Assert.Null(new Headroom(29, IsAtLeast: false, InFile: 0, Cluster: null).RoomPercent);
        Assert.Null(new Headroom(29, IsAtLeast: false, InFile: null, Cluster: null).Room);
    }
}
