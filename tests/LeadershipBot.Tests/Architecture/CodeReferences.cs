using System.Reflection;
using System.Reflection.Emit;

namespace LeadershipBot.Tests.Architecture;

/// <summary>Which types of an assembly touch a type at all: in a signature, a field, a local, or anything that their code calls.</summary>
internal static class CodeReferences
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    /// <summary>Names of the types, each by what it is written in: what the compiler makes of lambdas and async methods counts as theirs.</summary>
    public static IReadOnlyList<string> To(Type wanted, Assembly assembly) =>
    [
        .. assembly.GetTypes().Where(type => Mentions(type).Any(mentioned => Holds(mentioned, wanted)))
            .Select(type => Outermost(type).Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool Holds(Type type, Type wanted) =>
        type == wanted
        || (type.HasElementType && Holds(type.GetElementType()!, wanted))
        || (type.IsGenericType && type.GetGenericArguments().Any(argument => Holds(argument, wanted)));

    private static IEnumerable<Type> Mentions(Type type) => type.GetFields(All).Select(field => field.FieldType)
        .Concat(type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(Mentions));

    private static IEnumerable<Type> Mentions(MethodBase method) => Signature(method).Concat(Body(method));

    private static IEnumerable<Type> Signature(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType)
        .Concat(method is MethodInfo { ReturnType: var type } ? [type] : [])
        .Concat(method.IsGenericMethod ? method.GetGenericArguments() : []);

    private static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return [];
        }

        return body.LocalVariables.Select(local => local.LocalType).Concat(Tokens(body.GetILAsByteArray()!)
            .SelectMany(token => Of(Resolve(method, token))));
    }

    private static IEnumerable<Type> Of(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.FieldType, field.DeclaringType!],
        MethodBase called => Signature(called).Append(called.DeclaringType!),
        _ => [],
    };

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[++at])) : code[at];
            var operation = OpCodesByValue[value];
            at++;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
