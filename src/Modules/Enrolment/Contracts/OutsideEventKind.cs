namespace Confrere.Enrolment.Contracts;

/// <summary>What can reach a participant from outside. Each code has the words in which it is asked for; they are the same for both arms.</summary>
public static class OutsideEventKind
{
    public const string Coaching = "coaching-elsewhere";
    public const string Group = "group-elsewhere";
    public const string Colleague = "told-by-a-colleague";
    public const string Other = "other-support";

    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        [Coaching] = "Coaching by somebody outside this programme",
        [Group] = "A group, course or retreat about well-being or leadership",
        [Colleague] = "What a colleague told of their own coaching here",
        [Other] = "Other regular support, like therapy or supervision",
    };
}
