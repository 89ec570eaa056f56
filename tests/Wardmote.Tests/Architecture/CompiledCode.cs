using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Wardmote.Tests.Architecture;

/// <summary>One place where a type uses another: by inheriting, holding, naming or calling it.</summary>
/// <param name="From">The outermost type that the code stands in, with its namespace.</param>
/// <param name="To">The outermost type used, with its namespace.</param>
/// <param name="Member">The method or field named; null where only the type is.</param>
/// <param name="Assembly">The assembly that the used type lives in.</param>
public sealed record Use(string From, string To, string? Member, string Assembly);

/// <summary>Everything that the types of one assembly use, read from its metadata and method bodies.</summary>
public sealed class CompiledCode
{
    private readonly MetadataReader reader;
    private readonly PEReader file;
    private readonly List<Use> uses = [];
    private readonly string self;
    private string from = "";

    private CompiledCode(PEReader file)
    {
        this.file = file;
        reader = file.GetMetadataReader();
        self = reader.GetString(reader.GetAssemblyDefinition().Name);
    }

    /// <summary>Reads an assembly from its file.</summary>
    public static IReadOnlyList<Use> Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var code = new CompiledCode(file);
        foreach (var handle in code.reader.TypeDefinitions)
            code.ReadType(handle);
        return code.uses;
    }

    private void ReadType(TypeDefinitionHandle handle)
    {
        from = NameOf(handle);
        var type = reader.GetTypeDefinition(handle);
        var names = new NamesInSignatures(this);
        Note(type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
            Note(reader.GetInterfaceImplementation(implemented).Interface);
        foreach (
            var constrained in type.GetGenericParameters()
                .SelectMany(p => reader.GetGenericParameter(p).GetConstraints())
        )
            Note(reader.GetGenericParameterConstraint(constrained).Type);
        foreach (var attribute in type.GetCustomAttributes())
            Note(reader.GetCustomAttribute(attribute).Constructor);
        foreach (var field in type.GetFields())
            reader.GetFieldDefinition(field).DecodeSignature(names, null);
        foreach (var method in type.GetMethods())
            ReadMethod(reader.GetMethodDefinition(method), names);
    }

    private void ReadMethod(MethodDefinition method, NamesInSignatures names)
    {
        method.DecodeSignature(names, null);
        foreach (
            var constrained in method
                .GetGenericParameters()
                .SelectMany(p => reader.GetGenericParameter(p).GetConstraints())
        )
            Note(reader.GetGenericParameterConstraint(constrained).Type);
        foreach (var attribute in method.GetCustomAttributes())
            Note(reader.GetCustomAttribute(attribute).Constructor);
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        foreach (var caught in body.ExceptionRegions)
            Note(caught.CatchType);
        foreach (var token in Instructions.Tokens(body.GetILReader()))
            Note(token);
    }

    // Notes whatever a token names, with everything named inside it.
    private void Note(EntityHandle handle, string? member = null)
    {
        if (handle.IsNil)
            return;
        var names = new NamesInSignatures(this);
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Add(NameOf((TypeDefinitionHandle)handle), member, self);
                break;
            case HandleKind.TypeReference:
                Add((TypeReferenceHandle)handle, member);
                break;
            case HandleKind.TypeSpecification:
                reader
                    .GetTypeSpecification((TypeSpecificationHandle)handle)
                    .DecodeSignature(names with { Member = member }, null);
                break;
            case HandleKind.MethodDefinition:
                var method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                Add(NameOf(method.GetDeclaringType()), reader.GetString(method.Name), self);
                break;
            case HandleKind.FieldDefinition:
                var field = reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                Add(NameOf(field.GetDeclaringType()), reader.GetString(field.Name), self);
                break;
            case HandleKind.MemberReference:
                var named = reader.GetMemberReference((MemberReferenceHandle)handle);
                Note(named.Parent, reader.GetString(named.Name));
                if (named.GetKind() == MemberReferenceKind.Method)
                    named.DecodeMethodSignature(names, null);
                else
                    named.DecodeFieldSignature(names, null);
                break;
            case HandleKind.MethodSpecification:
                var made = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Note(made.Method);
                made.DecodeSignature(names, null);
                break;
            default:
                break;
        }
    }

    private void Add(TypeReferenceHandle handle, string? member)
    {
        var type = reader.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        var assembly =
            type.ResolutionScope.Kind == HandleKind.AssemblyReference
                ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
                : self;
        Add($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}", member, assembly);
    }

    private void Add(string to, string? member, string assembly) => uses.Add(new(from, to, member, assembly));

    // What the compiler makes (closures, state machines) counts as the type it was made for.
    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    /// <summary>Notes every type that a signature names. What it returns is of no use to anyone.</summary>
    private sealed record NamesInSignatures(CompiledCode Code) : ISignatureTypeProvider<bool, object?>
    {
        /// <summary>The member that was named on the type, if one was.</summary>
        public string? Member { get; init; }

        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            Code.Note(handle, Member);
            return true;
        }

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            Code.Note(handle, Member);
            return true;
        }

        public bool GetTypeFromSpecification(
            MetadataReader reader,
            object? genericContext,
            TypeSpecificationHandle handle,
            byte rawTypeKind
        )
        {
            Code.Note(handle, Member);
            return true;
        }

        public bool GetArrayType(bool elementType, ArrayShape shape) => true;

        public bool GetByReferenceType(bool elementType) => true;

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => true;

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => true;

        public bool GetGenericMethodParameter(object? genericContext, int index) => true;

        public bool GetGenericTypeParameter(object? genericContext, int index) => true;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => true;

        public bool GetPinnedType(bool elementType) => true;

        public bool GetPointerType(bool elementType) => true;

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => true;

        public bool GetSZArrayType(bool elementType) => true;
    }
}
