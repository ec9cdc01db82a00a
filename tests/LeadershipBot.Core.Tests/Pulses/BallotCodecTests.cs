using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Pulses;

public sealed class BallotCodecTests
{
    private static readonly Answer[] Choices = [Answer.Skipped, Rounds.Score(1), Rounds.Score(2), Rounds.Score(3), Rounds.Score(4), Rounds.Score(5), Answer.CannotTell];

    [Fact]
    public void Every_choice_comes_back_and_the_length_is_always_the_same()
    {
        var random = new Random(1);
        for (var sample = 0; sample < 5000; sample++)
        {
            var answers = Enumerable.Range(0, random.Next(1, Instrument.MaxItems + 1)).Select(_ => Choices[random.Next(Choices.Length)]).ToArray();
            var cell = random.Next(2) == 0 ? random.Next(10) : random.Next();

            var bytes = BallotCodec.Encode(new Ballot(cell, answers));

            Assert.Equal(BallotCodec.Length, bytes.Length);
            Assert.True(BallotCodec.TryDecode(bytes, answers.Length, out var ballot));
            Assert.Equal(cell, ballot.Cell);
            Assert.Equal(answers, ballot.Answers);
        }
    }

    [Fact]
    public void Every_pair_of_choices_of_two_items_has_the_same_length() => Assert.All(
        from first in Choices from second in Choices select BallotCodec.Encode(new Ballot(3, [first, second])),
        bytes => Assert.Equal(BallotCodec.Length, bytes.Length));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 0x80)]
    [InlineData(5, 6)]
    [InlineData(6, 10)]
    [InlineData(7, 1)]
    [InlineData(15, 1)]
    public void A_byte_that_cannot_be_there_is_refused(int position, byte value)
    {
        var bytes = BallotCodec.Encode(new Ballot(3, [Choices[1], Choices[6]]));
        bytes[position] = value;

        Assert.False(BallotCodec.TryDecode(bytes, 2, out var ballot));
        Assert.Null(ballot);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    public void Another_length_is_refused(int length) => Assert.False(BallotCodec.TryDecode(new byte[length], 1, out _));

    [Fact]
    public void An_instrument_with_fewer_items_does_not_read_a_ballot_of_more() =>
        Assert.False(BallotCodec.TryDecode(BallotCodec.Encode(new Ballot(3, [Choices[1], Choices[2]])), 1, out _));

    [Fact]
    public void A_ballot_with_nine_answers_or_no_cell_is_not_encoded()
    {
        Assert.Throws<ArgumentException>(() => BallotCodec.Encode(new Ballot(0, new Answer[Instrument.MaxItems + 1])));
        Assert.Throws<ArgumentException>(() => BallotCodec.Encode(new Ballot(-1, [Answer.Skipped])));
    }
}
