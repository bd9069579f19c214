-- The shop's database as version 4 of its program left it: SQLite, grown over years, trusting its program.

create table Customer (
  CustomerId integer primary key,
  Login varchar(40) not null unique,
  FirstName text,
  LastName text,
  Email text not null,
  Tel text,
  BirthDate date,
  Newsletter boolean not null default 0,
  CreatedAt datetime not null,
  ReferredBy integer references Customer (CustomerId)
);

create table Address (
  AddressId integer primary key,
  CustomerId integer not null references Customer (CustomerId),
  Street text not null,
  Zip text not null,
  City text not null,
  CountryCode text not null default 'DE'
);

create table Category (
  CategoryId integer primary key,
  ParentId integer references Category (CategoryId),
  Name text not null
);

-- A supplier has a best seller and a product has a supplier: the two tables refer to each other.
create table Supplier (
  SupplierId integer primary key,
  Name text not null,
  BestSellerId integer references Product (ProductId)
);

create table Product (
  ProductId integer primary key,
  CategoryId integer not null references Category (CategoryId),
  SupplierId integer references Supplier (SupplierId),
  Sku text not null unique,
  Name text not null,
  Price decimal(10, 2) not null,
  Barcode bigint,
  SoldUntil date not null default '9999-12-31',
  Attributes json,
  Picture blob
);

create table Stock (
  Warehouse text not null,
  ProductId integer not null references Product (ProductId),
  Qty integer not null,
  primary key (Warehouse, ProductId)
) without rowid;

-- The name is a word of SQL.
create table "Order" (
  OrderId integer primary key,
  CustomerId integer not null references Customer (CustomerId),
  AddressId integer references Address (AddressId),
  Status text not null,
  PlacedAt datetime not null,
  Comment text
);

create table OrderItem (
  OrderId integer not null references "Order" (OrderId),
  LineNumber integer not null,
  ProductId integer not null references Product (ProductId),
  Quantity integer not null,
  UnitPrice decimal(10, 2) not null,
  LineTotal decimal(12, 2) generated always as (Quantity * UnitPrice) virtual,
  primary key (OrderId, LineNumber)
);

create table Payment (
  PaymentId integer primary key,
  OrderId integer not null references "Order" (OrderId),
  Amount decimal(10, 2) not null,
  PaidAt integer not null,
  Reference text
);

-- No key: what happened twice in the same second stands here twice.
create table EventLog (
  LoggedAt datetime not null,
  Kind text not null,
  Detail text
);

create index OrderByCustomer on "Order" (CustomerId);
create index OrderItemByProduct on OrderItem (ProductId);

create view OpenOrder as
  select OrderId, CustomerId, PlacedAt from "Order" where Status = 'N';

create trigger CustomerAdded after insert on Customer when new.CustomerId > 900000000
begin
  insert into EventLog values (new.CreatedAt, 'customer', new.Login);
end;
